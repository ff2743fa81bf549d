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
from steps import ENDPOINT, PROJECT, Lifecycle

client = AuthenticatedClient(ENDPOINT, token="any", prefix="", auth_header_name="X-Auth-Token")
kind = BatchCreateResourceTagsResourceType.DLI_ENHANCED_DATASOURCE


def result(operation, *args, **kwargs):
    response = operation.sync_detailed(PROJECT, *args, client=client, **kwargs)
    if response.status_code not in (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT):
        raise RuntimeError(f"{response.status_code}: {response.parsed}")
    return response.parsed


class Calls:
    def create(self, **body):
        return result(create_enhanced_connection, body=ConnectionRequest(**body))

    def show(self, id):
        return result(show_enhanced_connection, id)

    def list(self, **query):
        return result(list_enhanced_connections, **query)

    def update(self, id, hosts):
        return result(update_enhanced_connection, id, body=HostsRequest(hosts=[Host(**each) for each in hosts]))

    def bind(self, id, **body):
        return result(associate_queue_to_enhanced_connection, id, body=BindingRequest(**body))

    def unbind(self, id, **body):
        return result(disassociate_queue_from_enhanced_connection, id, body=BindingRequest(**body))

    def route(self, id, **body):
        return result(create_route_to_enhanced_connection, id, body=RouteRequest(**body))

    def tag(self, id, **tag):
        return result(batch_create_resource_tags, kind, id, body=ResourceTagsRequest(tags=[Tag(**tag)]))

    def tags(self, id):
        return result(show_resource_tags, kind, id)

    def find(self, **condition):
        return result(list_resources_by_tags, kind, body=ResourceFilterRequest(tags=[TagCondition(**condition)]))

    def authorize(self, project_id, action, object):
        privilege = PrivilegeRequest(object_=object, privileges=[PrivilegeRequestPrivilegesItem.BIND_QUEUE])
        body = SharingRequest(project_id=project_id, action=SharingRequestAction(action), privileges=[privilege])
        return result(run_authorization_action, body=body)

    def shared(self, id):
        return result(show_enhanced_connection_privilege, id)

    def failure(self, id):
        response = show_enhanced_connection.sync_detailed(PROJECT, id, client=client)
        return {"status": response.status_code.value, "code": response.parsed.error_code}

    def delete(self, id):
        return result(delete_enhanced_connection, id)


Lifecycle(Calls()).run()
