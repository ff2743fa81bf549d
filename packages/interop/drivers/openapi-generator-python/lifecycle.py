from dli_client import *
from steps import ENDPOINT, PROJECT, bindings, hosts, step

client = ApiClient(Configuration(host=ENDPOINT, api_key={"token": "any"}))
connections, queues, routes = ConnectionsApi(client), QueuesApi(client), RoutesApi(client)
sharing, tagging = SharingApi(client), TagsApi(client)
kind = "dli_enhanced_datasource"
connection_id = "none"


def create():
    global connection_id
    result = connections.create_enhanced_connection(
        PROJECT,
        ConnectionRequest(name="interop", dest_vpc_id="vpc-1", dest_network_id="net-1", queues=["q1"]),
    )
    connection_id = str(result.connection_id)
    return {"success": result.is_success}


def shown():
    return connections.show_enhanced_connection(PROJECT, connection_id)


def show():
    result = shown()
    return {"name": result.name, "status": result.status, **bindings(result), **hosts(result)}


def list_named():
    result = connections.list_enhanced_connections(PROJECT, name="interop", limit=10)
    return {"names": [each.name for each in result.connections], "count": result.count}


def update_hosts():
    wanted = [Host(name="db1", ip="10.0.0.1"), Host(name="db2", ip="10.0.0.2")]
    connections.update_enhanced_connection(PROJECT, connection_id, HostsRequest(hosts=wanted))
    return hosts(shown())


def binding(call):
    body = BindingRequest(queues=["q2"], elastic_resource_pools=["pool_1"])
    return {"success": call(PROJECT, connection_id, body).is_success}


def route():
    body = RouteRequest(name="office", cidr="10.1.0.0/24")
    return {"success": routes.create_route_to_enhanced_connection(PROJECT, connection_id, body).is_success}


def tag():
    body = ResourceTagsRequest(tags=[Tag(key="team", value="Ödland")])
    tagging.batch_create_resource_tags(PROJECT, kind, connection_id, body)
    return {"done": True}


def tags():
    result = tagging.show_resource_tags(PROJECT, kind, connection_id)
    return {"tags": [f"{each.key}={each.value}" for each in result.tags]}


def find():
    body = ResourceFilterRequest(tags=[TagCondition(key="team", values=["Ödland"])])
    result = tagging.list_resources_by_tags(PROJECT, kind, body)
    return {"names": [each.resource_name for each in result.resources], "count": result.total_count}


def authorize(action):
    privilege = PrivilegeRequest(object=f"edsconnections.{connection_id}", privileges=["BIND_QUEUE"])
    body = SharingRequest(project_id="p2", action=action, privileges=[privilege])
    return {"success": sharing.run_authorization_action(PROJECT, body).is_success}


def shared():
    result = sharing.show_enhanced_connection_privilege(PROJECT, connection_id)
    return {"projects": [each.applicant_project_id for each in result.privileges]}


def error():
    try:
        connections.show_enhanced_connection(PROJECT, "none")
    except ApiException as error:
        return {"status": error.status, "code": error.data.error_code}
    return {}


step("create", create)
step("show", show)
step("list", list_named)
step("hosts", update_hosts)
step("bind", lambda: binding(queues.associate_queue_to_enhanced_connection))
step("bound", lambda: bindings(shown()))
step("unbind", lambda: binding(queues.disassociate_queue_from_enhanced_connection))
step("unbound", lambda: bindings(shown()))
step("route", route)
step("routes", lambda: {"routes": [f"{each.name}={each.cidr}" for each in shown().routes or []]})
step("tag", tag)
step("tags", tags)
step("find", find)
step("grant", lambda: authorize("grant"))
step("shared", shared)
step("revoke", lambda: authorize("revoke"))
step("error", error)
step("delete", lambda: {"success": connections.delete_enhanced_connection(PROJECT, connection_id).is_success})
step("deleted", show)
