import os

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdkdli.v1 import *
from steps import ENDPOINT, PROJECT, Lifecycle

credentials = BasicCredentials(os.environ["DLI_ACCESS_KEY"], os.environ["DLI_SECRET_KEY"], PROJECT)
client = DliClient.new_builder().with_credentials(credentials).with_endpoint(ENDPOINT).build()
kind = "dli_enhanced_datasource"


class Calls:
    def create(self, **fields):
        body = CreateEnhancedConnectionRequestBody(**fields)
        return client.create_enhanced_connection(CreateEnhancedConnectionRequest(body=body))

    def show(self, id):
        return client.show_enhanced_connection(ShowEnhancedConnectionRequest(id))

    def list(self, **query):
        return client.list_enhanced_connections(ListEnhancedConnectionsRequest(**query))

    def update(self, id, hosts):
        body = UpdateEnhancedConnectionRequestBody([EnhancedConnectionHost(**each) for each in hosts])
        return client.update_enhanced_connection(UpdateEnhancedConnectionRequest(id, body))

    def bind(self, id, **fields):
        body = AssociateQueueToEnhancedConnectionRequestBody(**fields)
        return client.associate_queue_to_enhanced_connection(AssociateQueueToEnhancedConnectionRequest(id, body))

    def unbind(self, id, **fields):
        body = DisassociateQueueFromEnhancedConnectionRequestBody(**fields)
        request = DisassociateQueueFromEnhancedConnectionRequest(id, body)
        return client.disassociate_queue_from_enhanced_connection(request)

    def route(self, id, **fields):
        body = CreateRouteToEnhancedConnectionRequestBody(**fields)
        return client.create_route_to_enhanced_connection(CreateRouteToEnhancedConnectionRequest(id, body))

    def tag(self, id, **tag):
        body = BatchCreateResourceTagsRequestBody([Tag(**tag)])
        return client.batch_create_resource_tags(BatchCreateResourceTagsRequest(kind, id, body))

    def tags(self, id):
        return client.show_resource_tags(ShowResourceTagsRequest(kind, id))

    def find(self, **condition):
        body = ListResourcesByTagsRequestBody(tags=[TagWithValues(**condition)])
        return client.list_resources_by_tags(ListResourcesByTagsRequest(kind, body=body))

    def authorize(self, project_id, action, object):
        privileges = [Privilege(object, ["BIND_QUEUE"])]
        body = RunAuthorizationActionRequestBody(project_id=project_id, action=action, privileges=privileges)
        return client.run_authorization_action(RunAuthorizationActionRequest(body))

    def shared(self, id):
        return client.show_enhanced_connection_privilege(ShowEnhancedConnectionPrivilegeRequest(id))

    def failure(self, id):
        try:
            self.show(id)
        except ClientRequestException as error:
            return {"status": error.status_code, "code": error.error_code}
        return {}

    def delete(self, id):
        return client.delete_enhanced_connection(DeleteEnhancedConnectionRequest(id))


Lifecycle(Calls()).run()
