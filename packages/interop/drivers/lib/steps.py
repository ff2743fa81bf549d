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


def bindings(of):
    pools = of.elastic_resource_pools or []
    return {"queues": [peer.name for peer in of.available_queue_info], "pools": [peer.name for peer in pools]}


def hosts(of):
    return {"hosts": [f"{host.name}={host.ip}" for host in of.hosts or []]}
