import dli.ApiClient;
import dli.ApiException;
import dli.api.*;
import dli.model.*;
import dli.model.SharingRequest.ActionEnum;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class Lifecycle {
  private static final String KIND = "dli_enhanced_datasource";
  private final ApiClient client = clientOf(URI.create(Steps.ENDPOINT));
  private final ConnectionsApi connections = new ConnectionsApi(client);
  private final QueuesApi queues = new QueuesApi(client);
  private final TagsApi tags = new TagsApi(client);
  private final SharingApi sharing = new SharingApi(client);
  private final String project = Steps.PROJECT;
  private String id = "none";

  public static void main(String[] args) {
    new Lifecycle().run();
  }

  private static ApiClient clientOf(URI endpoint) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(endpoint.toString());
    return client.setRequestInterceptor(request -> request.header("X-Auth-Token", "any"));
  }

  private void run() {
    Steps.step("create", this::create);
    Steps.step("show", this::show);
    Steps.step("list", this::list);
    Steps.step("hosts", this::updateHosts);
    BindingRequest binding = new BindingRequest().queues(List.of("q2")).elasticResourcePools(List.of("pool_1"));
    Steps.step("bind", () -> success(queues.associateQueueToEnhancedConnection(project, id, binding)));
    Steps.step("bound", () -> only("queues", "pools"));
    Steps.step("unbind", () -> success(queues.disassociateQueueFromEnhancedConnection(project, id, binding)));
    Steps.step("unbound", () -> only("queues", "pools"));
    RouteRequest route = new RouteRequest().name("office").cidr("10.1.0.0/24");
    Steps.step("route", () -> success(new RoutesApi(client).createRouteToEnhancedConnection(project, id, route)));
    Steps.step("routes", this::routes);
    Steps.step("tag", () -> {
      tags.batchCreateResourceTags(project, KIND, id, new ResourceTagsRequest().addTagsItem(new Tag().key("team").value("Ödland")));
      return Map.of("done", true);
    });
    Steps.step("tags", () -> {
      List<TagEntry> shown = tags.showResourceTags(project, KIND, id).getTags();
      return Map.of("tags", Steps.each(shown, tag -> tag.getKey() + "=" + tag.getValue()));
    });
    Steps.step("find", this::find);
    Steps.step("grant", () -> authorize(ActionEnum.GRANT));
    Steps.step("shared", () -> {
      List<Privilege> privileges = sharing.showEnhancedConnectionPrivilege(project, id).getPrivileges();
      return Map.of("projects", Steps.each(privileges, Privilege::getApplicantProjectId));
    });
    Steps.step("revoke", () -> authorize(ActionEnum.REVOKE));
    Steps.step("error", this::error);
    Steps.step("delete", () -> success(connections.deleteEnhancedConnection(project, id)));
    Steps.step("deleted", this::show);
  }

  private static Map<String, Object> success(Outcome outcome) {
    return Map.of("success", outcome.getIsSuccess());
  }

  private Map<String, Object> create() throws ApiException {
    ConnectionRequest body =
        new ConnectionRequest().name("interop").destVpcId("vpc-1").destNetworkId("net-1").addQueuesItem("q1");
    var created = connections.createEnhancedConnection(project, body);
    id = created.getConnectionId().toString();
    return Map.of("success", created.getIsSuccess());
  }

  private Map<String, Object> show() throws ApiException {
    var of = connections.showEnhancedConnection(project, id);
    return Map.of(
        "name", of.getName(),
        "status", of.getStatus().toString(),
        "queues", Steps.each(of.getAvailableQueueInfo(), Peer::getName),
        "pools", Steps.each(of.getElasticResourcePools(), Peer::getName),
        "hosts", Steps.each(of.getHosts(), host -> host.getName() + "=" + host.getIp()));
  }

  /** Keeps some of what a connection shows. */
  private Map<String, Object> only(String... keys) throws ApiException {
    Map<String, Object> part = new HashMap<>(show());
    part.keySet().retainAll(List.of(keys));
    return part;
  }

  private Map<String, Object> list() throws ApiException {
    var listed = connections.listEnhancedConnections(project, 10, null, null, "interop", null);
    return Map.of("names", Steps.each(listed.getConnections(), Connection::getName), "count", listed.getCount());
  }

  private Map<String, Object> updateHosts() throws ApiException {
    List<Host> hosts = List.of(new Host().name("db1").ip("10.0.0.1"), new Host().name("db2").ip("10.0.0.2"));
    connections.updateEnhancedConnection(project, id, new HostsRequest().hosts(hosts));
    return only("hosts");
  }

  private Map<String, Object> routes() throws ApiException {
    var routes = connections.showEnhancedConnection(project, id).getRoutes();
    return Map.of("routes", Steps.each(routes, route -> route.getName() + "=" + route.getCidr()));
  }

  private Map<String, Object> find() throws ApiException {
    TagCondition condition = new TagCondition().key("team").addValuesItem("Ödland");
    var found = tags.listResourcesByTags(project, KIND, new ResourceFilterRequest().addTagsItem(condition), null, null);
    return Map.of("names", Steps.each(found.getResources(), TaggedResource::getResourceName), "count", found.getTotalCount());
  }

  private Map<String, Object> authorize(ActionEnum action) throws ApiException {
    PrivilegeRequest privilege =
        new PrivilegeRequest()._object("edsconnections." + id).addPrivilegesItem(PrivilegeRequest.PrivilegesEnum.BIND_QUEUE);
    var body = new SharingRequest().projectId("p2").action(action).addPrivilegesItem(privilege);
    return success(sharing.runAuthorizationAction(project, body));
  }

  private Map<String, Object> error() throws Exception {
    try {
      connections.showEnhancedConnection(project, "none");
    } catch (ApiException error) {
      var body = client.getObjectMapper().readValue(error.getResponseBody(), ErrorEnvelope.class);
      return Map.of("status", error.getCode(), "code", body.getErrorCode());
    }
    return Map.of();
  }
}
