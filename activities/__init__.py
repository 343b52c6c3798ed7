"""Each thing that happens: the steps of `workflows.steps`, one class per group."""
