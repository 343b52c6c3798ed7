"""The AI gateway's async jobs: video, music and 3D, submitted under /v1 and polled at /v1/jobs."""
