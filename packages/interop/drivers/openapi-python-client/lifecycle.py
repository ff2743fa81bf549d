from http import HTTPStatus

from client import AuthenticatedClient
from client.api.connections import (
    create_enhanced_connection,
    delete_enhanced_connection,
    list_enhanced_connections,
    show_enhanced_connection,
    update_enhanced_connection,
)
from client.api.queues import associate_queue_to_enhanced_connection, disassociate_queue_from_enhanced_connection
from client.api.routes import create_route_to_enhanced_connection
from client.api.sharing import run_authorization_action, show_enhanced_connection_privilege
from client.api.tags import batch_create_resource_tags, list_resources_by_tags, show_resource_tags
from client.models import *
from steps import ENDPOINT, PROJECT, bindings, hosts, step

client = AuthenticatedClient(ENDPOINT, token="any", prefix="", auth_header_name="X-Auth-Token")
kind = BatchCreateResourceTagsResourceType.DLI_ENHANCED_DATASOURCE
connection_id = "none"


def result(operation, *args, **kwargs):
    response = operation.sync_detailed(PROJECT, *args, client=client, **kwargs)
    if response.status_code not in (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT):
        raise RuntimeError(f"{response.status_code}: {response.parsed}")
    return response.parsed


def create():
    global connection_id
    body = ConnectionRequest(name="interop", dest_vpc_id="vpc-1", dest_network_id="net-1", queues=["q1"])
    created = result(create_enhanced_connection, body=body)
    connection_id = str(created.connection_id)
    return {"success": created.is_success}


def shown():
    return result(show_enhanced_connection, connection_id)


def show():
    of = shown()
    return {"name": of.name, "status": of.status.value, **bindings(of), **hosts(of)}


def list_named():
    listed = result(list_enhanced_connections, name="interop", limit=10)
    return {"names": [each.name for each in listed.connections], "count": listed.count}


def update_hosts():
    wanted = [Host(name="db1", ip="10.0.0.1"), Host(name="db2", ip="10.0.0.2")]
    result(update_enhanced_connection, connection_id, body=HostsRequest(hosts=wanted))
    return hosts(shown())


def binding(operation):
    body = BindingRequest(queues=["q2"], elastic_resource_pools=["pool_1"])
    return {"success": result(operation, connection_id, body=body).is_success}


def route():
    body = RouteRequest(name="office", cidr="10.1.0.0/24")
    return {"success": result(create_route_to_enhanced_connection, connection_id, body=body).is_success}


def tag():
    body = ResourceTagsRequest(tags=[Tag(key="team", value="Ödland")])
    result(batch_create_resource_tags, kind, connection_id, body=body)
    return {"done": True}


def tags():
    return {"tags": [f"{each.key}={each.value}" for each in result(show_resource_tags, kind, connection_id).tags]}


def find():
    body = ResourceFilterRequest(tags=[TagCondition(key="team", values=["Ödland"])])
    found = result(list_resources_by_tags, kind, body=body)
    return {"names": [each.resource_name for each in found.resources], "count": found.total_count}


def authorize(action):
    privileges = [PrivilegeRequestPrivilegesItem.BIND_QUEUE]
    privilege = PrivilegeRequest(object_=f"edsconnections.{connection_id}", privileges=privileges)
    body = SharingRequest(project_id="p2", action=action, privileges=[privilege])
    return {"success": result(run_authorization_action, body=body).is_success}


def shared():
    privileges = result(show_enhanced_connection_privilege, connection_id).privileges
    return {"projects": [each.applicant_project_id for each in privileges]}


def error():
    response = show_enhanced_connection.sync_detailed(PROJECT, "none", client=client)
    return {"status": response.status_code.value, "code": response.parsed.error_code}


step("create", create)
step("show", show)
step("list", list_named)
step("hosts", update_hosts)
step("bind", lambda: binding(associate_queue_to_enhanced_connection))
step("bound", lambda: bindings(shown()))
step("unbind", lambda: binding(disassociate_queue_from_enhanced_connection))
step("unbound", lambda: bindings(shown()))
step("route", route)
step("routes", lambda: {"routes": [f"{each.name}={each.cidr}" for each in shown().routes or []]})
step("tag", tag)
step("tags", tags)
step("find", find)
step("grant", lambda: authorize(SharingRequestAction.GRANT))
step("shared", shared)
step("revoke", lambda: authorize(SharingRequestAction.REVOKE))
step("error", error)
step("delete", lambda: {"success": result(delete_enhanced_connection, connection_id).is_success})
step("deleted", show)
