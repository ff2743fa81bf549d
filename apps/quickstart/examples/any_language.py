"""The reference server from Python, with nothing but its standard library."""

import json
import os
import urllib.error
import urllib.request

endpoint = os.environ.get("DLI_ENDPOINT", "http://127.0.0.1:4020")
url = f"{endpoint}/v2.0/48cc2c48765f481480c7db940d6409d1/datasource/enhanced-connections"


def ask(method, path="", body=None):
    headers = {"X-Auth-Token": "any", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url + path, data, headers, method=method)
    with urllib.request.urlopen(request) as answer:
        result = json.load(answer)
    if not result["is_success"]:  # a failure that looks like a success
        raise RuntimeError(result["message"])
    return result


place = {"dest_vpc_id": "vpc", "dest_network_id": "network"}
connection = ask("POST", body={"name": "from_python", "queues": ["q1"], **place})["connection_id"]
print("created", connection)
for peer in ask("GET", f"/{connection}")["available_queue_info"]:
    print("queue", peer["name"], "is", peer["status"])
try:
    ask("POST", body={"name": "not a name", **place})
except urllib.error.HTTPError as refusal:
    print(refusal.code, json.load(refusal)["error_code"])
ask("DELETE", f"/{connection}")
print("deleted", connection)
