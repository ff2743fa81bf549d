"""Runs the lifecycle, and reports what each step saw, or why it failed, as one line of JSON."""
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


def names(items):
    return [each.name for each in items or []]


class Lifecycle:
    """The steps. A driver gives the calls of its client as functions of these names, each with the client's own types."""

    connection_id = "none"

    def __init__(self, calls):
        self.calls = calls

    def run(self):
        for name in ("create", "show", "list", "hosts", "bind", "bound", "unbind", "unbound", "route", "routes", "tag", "tags"):
            step(name, getattr(self, name))
        step("find", self.find)
        step("grant", lambda: self.authorize("grant"))
        step("shared", self.shared)
        step("revoke", lambda: self.authorize("revoke"))
        step("error", lambda: self.calls.failure("none"))
        step("delete", lambda: {"success": self.calls.delete(self.connection_id).is_success})
        step("deleted", self.show)

    def shown(self):
        return self.calls.show(self.connection_id)

    def create(self):
        result = self.calls.create(name="interop", dest_vpc_id="vpc-1", dest_network_id="net-1", queues=["q1"])
        self.connection_id = str(result.connection_id)
        return {"success": result.is_success}

    def show(self):
        of = self.shown()
        status = getattr(of.status, "value", of.status)
        return {"name": of.name, "status": status, **self.bound(), "hosts": [f"{each.name}={each.ip}" for each in of.hosts or []]}

    def list(self):
        result = self.calls.list(name="interop", limit=10)
        return {"names": names(result.connections), "count": result.count}

    def hosts(self):
        self.calls.update(self.connection_id, [{"name": "db1", "ip": "10.0.0.1"}, {"name": "db2", "ip": "10.0.0.2"}])
        return {"hosts": self.show()["hosts"]}

    def bind(self):
        return {"success": self.calls.bind(self.connection_id, queues=["q2"], elastic_resource_pools=["pool_1"]).is_success}

    def unbind(self):
        return {"success": self.calls.unbind(self.connection_id, queues=["q2"], elastic_resource_pools=["pool_1"]).is_success}

    def bound(self):
        of = self.shown()
        return {"queues": names(of.available_queue_info), "pools": names(of.elastic_resource_pools)}

    unbound = bound

    def route(self):
        return {"success": self.calls.route(self.connection_id, name="office", cidr="10.1.0.0/24").is_success}

    def routes(self):
        return {"routes": [f"{each.name}={each.cidr}" for each in self.shown().routes or []]}

    def tag(self):
        self.calls.tag(self.connection_id, key="team", value="Ödland")
        return {"done": True}

    def tags(self):
        return {"tags": [f"{each.key}={each.value}" for each in self.calls.tags(self.connection_id).tags]}

    def find(self):
        result = self.calls.find(key="team", values=["Ödland"])
        return {"names": [each.resource_name for each in result.resources], "count": result.total_count}

    def authorize(self, action):
        return {"success": self.calls.authorize("p2", action, f"edsconnections.{self.connection_id}").is_success}

    def shared(self):
        return {"projects": [each.applicant_project_id for each in self.calls.shared(self.connection_id).privileges]}
