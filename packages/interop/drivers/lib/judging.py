"""Reports for each request or document whether a tool accepts it, as one line of JSON."""
import json
import os

BUNDLE_FILE = os.environ["DLI_BUNDLE"]
HEADERS = {"X-Auth-Token": "any", "Content-Type": "application/json"}


def load(file):
    with open(file, encoding="utf-8") as opened:
        return json.load(opened)


def judge(accepts):
    for request in load("requests.json"):
        report(request["step"], lambda: accepts(request))


def judge_documents(accepts):
    for step, file in (("bundle", BUNDLE_FILE), ("bundle-without-title", "bundle-without-title.json")):
        report(step, lambda: accepts(load(file)))


def report(step, accepts):
    try:
        line = {"step": step, "seen": {"valid": accepts()}}
    except Exception as error:
        line = {"step": step, "error": f"{type(error).__name__}: {error}"}
    print(json.dumps(line), flush=True)
