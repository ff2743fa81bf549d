import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;
import com.huaweicloud.sdk.dli.v1.DliClient;
import com.huaweicloud.sdk.dli.v1.model.*;
import com.huaweicloud.sdk.dli.v1.model.RunAuthorizationActionRequestBody.ActionEnum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class Lifecycle {
  private final DliClient client =
      DliClient.newBuilder()
          .withCredential(
              new BasicCredentials()
                  .withAk(System.getenv("DLI_ACCESS_KEY"))
                  .withSk(System.getenv("DLI_SECRET_KEY"))
                  .withProjectId(Steps.PROJECT))
          .withEndpoints(List.of(Steps.ENDPOINT))
          .build();
  private String id = "none";

  public static void main(String[] args) {
    new Lifecycle().run();
  }

  private void run() {
    Steps.step("create", this::create);
    Steps.step("show", this::show);
    Steps.step("list", this::list);
    Steps.step("hosts", this::updateHosts);
    Steps.step("bind", () -> {
      var body = new AssociateQueueToEnhancedConnectionRequestBody().withQueues(List.of("q2")).withElasticResourcePools(List.of("pool_1"));
      var request = new AssociateQueueToEnhancedConnectionRequest().withConnectionId(id).withBody(body);
      return Map.of("success", client.associateQueueToEnhancedConnection(request).getIsSuccess());
    });
    Steps.step("bound", () -> only("queues", "pools"));
    Steps.step("unbind", () -> {
      var body = new DisassociateQueueFromEnhancedConnectionRequestBody().withQueues(List.of("q2")).withElasticResourcePools(List.of("pool_1"));
      var request = new DisassociateQueueFromEnhancedConnectionRequest().withConnectionId(id).withBody(body);
      return Map.of("success", client.disassociateQueueFromEnhancedConnection(request).getIsSuccess());
    });
    Steps.step("unbound", () -> only("queues", "pools"));
    Steps.step("route", () -> {
      var body = new CreateRouteToEnhancedConnectionRequestBody().withName("office").withCidr("10.1.0.0/24");
      var request = new CreateRouteToEnhancedConnectionRequest().withConnectionId(id).withBody(body);
      return Map.of("success", client.createRouteToEnhancedConnection(request).getIsSuccess());
    });
    Steps.step("grant", () -> authorize(ActionEnum.GRANT));
    Steps.step("shared", () -> {
      var request = new ShowEnhancedConnectionPrivilegeRequest().withConnectionId(id);
      var privileges = client.showEnhancedConnectionPrivilege(request).getPrivileges();
      return Map.of("projects", Steps.each(privileges, EnhancedConnectionPrivilege::getApplicantProjectId));
    });
    Steps.step("revoke", () -> authorize(ActionEnum.REVOKE));
    Steps.step("error", this::error);
    Steps.step("delete", () -> {
      var request = new DeleteEnhancedConnectionRequest().withConnectionId(id);
      return Map.of("success", client.deleteEnhancedConnection(request).getIsSuccess());
    });
    Steps.step("deleted", this::show);
  }

  private Map<String, Object> create() {
    var body = new CreateEnhancedConnectionRequestBody()
        .withName("interop").withDestVpcId("vpc-1").withDestNetworkId("net-1").withQueues(List.of("q1"));
    var created = client.createEnhancedConnection(new CreateEnhancedConnectionRequest().withBody(body));
    id = created.getConnectionId();
    return Map.of("success", created.getIsSuccess());
  }

  private Map<String, Object> show() {
    var of = client.showEnhancedConnection(new ShowEnhancedConnectionRequest().withConnectionId(id));
    return Map.of(
        "name", of.getName(),
        "status", of.getStatus(),
        "queues", Steps.each(of.getAvailableQueueInfo(), EnhancedConnectionResource::getName),
        "pools", Steps.each(of.getElasticResourcePools(), EnhancedConnectionResource::getName),
        "hosts", Steps.each(of.getHosts(), host -> host.getName() + "=" + host.getIp()));
  }

  /** Keeps some of what a connection shows. */
  private Map<String, Object> only(String... keys) {
    Map<String, Object> part = new HashMap<>(show());
    part.keySet().retainAll(List.of(keys));
    return part;
  }

  private Map<String, Object> list() {
    var listed = client.listEnhancedConnections(new ListEnhancedConnectionsRequest().withName("interop").withLimit(10));
    return Map.of("names", Steps.each(listed.getConnections(), EnhancedConnection::getName), "count", listed.getCount());
  }

  private Map<String, Object> updateHosts() {
    var hosts = List.of(
        new EnhancedConnectionHost().withName("db1").withIp("10.0.0.1"),
        new EnhancedConnectionHost().withName("db2").withIp("10.0.0.2"));
    var body = new UpdateEnhancedConnectionRequestBody().withHosts(hosts);
    client.updateEnhancedConnection(new UpdateEnhancedConnectionRequest().withConnectionId(id).withBody(body));
    return only("hosts");
  }

  private Map<String, Object> authorize(ActionEnum action) {
    Privilege privilege = new Privilege().withObject("edsconnections." + id).withPrivileges(List.of("BIND_QUEUE"));
    var body = new RunAuthorizationActionRequestBody().withGrantProjectId("p2").withAction(action).withPrivileges(List.of(privilege));
    return Map.of("success", client.runAuthorizationAction(new RunAuthorizationActionRequest().withBody(body)).getIsSuccess());
  }

  private Map<String, Object> error() {
    try {
      client.showEnhancedConnection(new ShowEnhancedConnectionRequest().withConnectionId("none"));
    } catch (ServiceResponseException error) {
      return Map.of("status", error.getHttpStatusCode(), "code", error.getErrorCode());
    }
    return Map.of();
  }
}
