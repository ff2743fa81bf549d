import os

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdkdli.v1 import *
from steps import ENDPOINT, PROJECT, bindings, hosts, step

credentials = BasicCredentials(os.environ["DLI_ACCESS_KEY"], os.environ["DLI_SECRET_KEY"], PROJECT)
client = DliClient.new_builder().with_credentials(credentials).with_endpoint(ENDPOINT).build()
kind = "dli_enhanced_datasource"
connection_id = "none"


def create():
    global connection_id
    body = CreateEnhancedConnectionRequestBody(
        name="interop", dest_vpc_id="vpc-1", dest_network_id="net-1", queues=["q1"]
    )
    result = client.create_enhanced_connection(CreateEnhancedConnectionRequest(body=body))
    connection_id = result.connection_id
    return {"success": result.is_success}


def shown():
    return client.show_enhanced_connection(ShowEnhancedConnectionRequest(connection_id))


def show():
    of = shown()
    return {"name": of.name, "status": of.status, **bindings(of), **hosts(of)}


def list_named():
    listed = client.list_enhanced_connections(ListEnhancedConnectionsRequest(name="interop", limit=10))
    return {"names": [each.name for each in listed.connections], "count": listed.count}


def update_hosts():
    wanted = [EnhancedConnectionHost("db1", "10.0.0.1"), EnhancedConnectionHost("db2", "10.0.0.2")]
    body = UpdateEnhancedConnectionRequestBody(wanted)
    client.update_enhanced_connection(UpdateEnhancedConnectionRequest(connection_id, body))
    return hosts(shown())


def bind():
    body = AssociateQueueToEnhancedConnectionRequestBody(queues=["q2"], elastic_resource_pools=["pool_1"])
    request = AssociateQueueToEnhancedConnectionRequest(connection_id, body)
    return {"success": client.associate_queue_to_enhanced_connection(request).is_success}


def unbind():
    body = DisassociateQueueFromEnhancedConnectionRequestBody(queues=["q2"], elastic_resource_pools=["pool_1"])
    request = DisassociateQueueFromEnhancedConnectionRequest(connection_id, body)
    return {"success": client.disassociate_queue_from_enhanced_connection(request).is_success}


def route():
    body = CreateRouteToEnhancedConnectionRequestBody(name="office", cidr="10.1.0.0/24")
    request = CreateRouteToEnhancedConnectionRequest(connection_id, body)
    return {"success": client.create_route_to_enhanced_connection(request).is_success}


def tag():
    body = BatchCreateResourceTagsRequestBody([Tag("team", "Ödland")])
    response = client.batch_create_resource_tags(BatchCreateResourceTagsRequest(kind, connection_id, body))
    return {"done": response.status_code == 204}


def tags():
    result = client.show_resource_tags(ShowResourceTagsRequest(kind, connection_id))
    return {"tags": [f"{each.key}={each.value}" for each in result.tags]}


def find():
    body = ListResourcesByTagsRequestBody(tags=[TagWithValues("team", ["Ödland"])])
    found = client.list_resources_by_tags(ListResourcesByTagsRequest(kind, body=body))
    return {"names": [each.resource_name for each in found.resources], "count": found.total_count}


def authorize(action):
    privilege = Privilege(f"edsconnections.{connection_id}", ["BIND_QUEUE"])
    body = RunAuthorizationActionRequestBody(project_id="p2", action=action, privileges=[privilege])
    return {"success": client.run_authorization_action(RunAuthorizationActionRequest(body)).is_success}


def shared():
    result = client.show_enhanced_connection_privilege(ShowEnhancedConnectionPrivilegeRequest(connection_id))
    return {"projects": [each.applicant_project_id for each in result.privileges]}


def error():
    try:
        client.show_enhanced_connection(ShowEnhancedConnectionRequest("none"))
    except ClientRequestException as error:
        return {"status": error.status_code, "code": error.error_code}
    return {}


def delete():
    return {"success": client.delete_enhanced_connection(DeleteEnhancedConnectionRequest(connection_id)).is_success}


step("create", create)
step("show", show)
step("list", list_named)
step("hosts", update_hosts)
step("bind", bind)
step("bound", lambda: bindings(shown()))
step("unbind", unbind)
step("unbound", lambda: bindings(shown()))
step("route", route)
step("routes", lambda: {"routes": [f"{each.name}={each.cidr}" for each in shown().routes]})
step("tag", tag)
step("tags", tags)
step("find", find)
step("grant", lambda: authorize("grant"))
step("shared", shared)
step("revoke", lambda: authorize("revoke"))
step("error", error)
step("delete", delete)
step("deleted", show)
