"""Reports what each step saw, or why it failed, as one line of JSON."""
import json
import os

ENDPOINT = os.environ.get("DLI_ENDPOINT", "")
PROJECT = os.environ.get("DLI_PROJECT", "")


def step(name, run):
    try:
        line = {"step": name, "seen": run()}
    except Exception as error:
        line = {"step": name, "error": f"{type(error).__name__}: {error}"}
    print(json.dumps(line), flush=True)
