"""Where files lie."""

from domain.asset import EXTENSIONS, storage_key


def test_equal_bytes_of_one_attempt_share_an_object_and_no_others_do() -> None:
    keys = {
        storage_key(job, attempt, sha256, content_type)
        for job in ("job_1", "job_2")
        for attempt in (1, 2)
        for sha256 in ("0a", "0b")
        for content_type in EXTENSIONS
    }
    assert len(keys) == 2 * 2 * 2 * len(EXTENSIONS)
    assert storage_key("job_1", 2, "0a", "video/mp4") == "jobs/job_1/2/0a.mp4"
