from dli_client import *
from steps import ENDPOINT, PROJECT, Lifecycle

client = ApiClient(Configuration(host=ENDPOINT, api_key={"token": "any"}))
connections, queues, routes = ConnectionsApi(client), QueuesApi(client), RoutesApi(client)
sharing, tagging = SharingApi(client), TagsApi(client)
kind = "dli_enhanced_datasource"


class Calls:
    def create(self, **body):
        return connections.create_enhanced_connection(PROJECT, ConnectionRequest(**body))

    def show(self, id):
        return connections.show_enhanced_connection(PROJECT, id)

    def list(self, **query):
        return connections.list_enhanced_connections(PROJECT, **query)

    def update(self, id, hosts):
        body = HostsRequest(hosts=[Host(**each) for each in hosts])
        return connections.update_enhanced_connection(PROJECT, id, body)

    def bind(self, id, **body):
        return queues.associate_queue_to_enhanced_connection(PROJECT, id, BindingRequest(**body))

    def unbind(self, id, **body):
        return queues.disassociate_queue_from_enhanced_connection(PROJECT, id, BindingRequest(**body))

    def route(self, id, **body):
        return routes.create_route_to_enhanced_connection(PROJECT, id, RouteRequest(**body))

    def tag(self, id, **tag):
        return tagging.batch_create_resource_tags(PROJECT, kind, id, ResourceTagsRequest(tags=[Tag(**tag)]))

    def tags(self, id):
        return tagging.show_resource_tags(PROJECT, kind, id)

    def find(self, **condition):
        body = ResourceFilterRequest(tags=[TagCondition(**condition)])
        return tagging.list_resources_by_tags(PROJECT, kind, body)

    def authorize(self, project_id, action, object):
        privileges = [PrivilegeRequest(object=object, privileges=["BIND_QUEUE"])]
        body = SharingRequest(project_id=project_id, action=action, privileges=privileges)
        return sharing.run_authorization_action(PROJECT, body)

    def shared(self, id):
        return sharing.show_enhanced_connection_privilege(PROJECT, id)

    def failure(self, id):
        try:
            self.show(id)
        except ApiException as error:
            return {"status": error.status, "code": error.data.error_code}
        return {}

    def delete(self, id):
        return connections.delete_enhanced_connection(PROJECT, id)


Lifecycle(Calls()).run()
