package main

import (
	"context"
	"errors"

	dli "interop/client"
)

const kind = "dli_enhanced_datasource"

var (
	settings = dli.NewConfiguration()
	client   = dli.NewAPIClient(settings)
	keys     = map[string]dli.APIKey{"token": {Key: "any"}}
	ctx      = context.WithValue(context.Background(), dli.ContextAPIKeys, keys)
	id       = "none"
)

func main() {
	settings.Servers = dli.ServerConfigurations{{URL: endpoint}}
	step("create", create)
	step("show", show)
	step("list", list)
	step("hosts", updateHosts)
	binding := dli.BindingRequest{Queues: []string{"q2"}, ElasticResourcePools: []string{"pool_1"}}
	step("bind", func() (seen, error) {
		return outcome(client.QueuesAPI.AssociateQueueToEnhancedConnection(ctx, project, id).BindingRequest(binding).Execute())
	})
	step("bound", bindings)
	step("unbind", func() (seen, error) {
		return outcome(client.QueuesAPI.DisassociateQueueFromEnhancedConnection(ctx, project, id).BindingRequest(binding).Execute())
	})
	step("unbound", bindings)
	step("route", func() (seen, error) {
		route := *dli.NewRouteRequest("office", "10.1.0.0/24")
		return outcome(client.RoutesAPI.CreateRouteToEnhancedConnection(ctx, project, id).RouteRequest(route).Execute())
	})
	step("routes", routes)
	step("tag", func() (seen, error) {
		body := *dli.NewResourceTagsRequest([]dli.Tag{*dli.NewTag("team", "Ödland")})
		_, err := client.TagsAPI.BatchCreateResourceTags(ctx, project, kind, id).ResourceTagsRequest(body).Execute()
		return seen{"done": err == nil}, err
	})
	step("tags", tags)
	step("find", find)
	step("grant", func() (seen, error) { return authorize("grant") })
	step("shared", shared)
	step("revoke", func() (seen, error) { return authorize("revoke") })
	step("error", failure)
	step("delete", func() (seen, error) {
		return outcome(client.ConnectionsAPI.DeleteEnhancedConnection(ctx, project, id).Execute())
	})
	step("deleted", show)
}

func outcome[R any](result *dli.Outcome, _ R, err error) (seen, error) {
	return seen{"success": result.GetIsSuccess()}, err
}

func create() (seen, error) {
	body := *dli.NewConnectionRequest("interop", "vpc-1", "net-1")
	body.Queues = []string{"q1"}
	result, _, err := client.ConnectionsAPI.CreateEnhancedConnection(ctx, project).ConnectionRequest(body).Execute()
	if err != nil {
		return nil, err
	}
	id = result.ConnectionId
	return seen{"success": result.IsSuccess}, nil
}

func show() (seen, error) {
	of, _, err := client.ConnectionsAPI.ShowEnhancedConnection(ctx, project, id).Execute()
	if err != nil {
		return nil, err
	}
	queues, pools := each(of.AvailableQueueInfo, peerName), each(of.ElasticResourcePools, peerName)
	return seen{"name": of.Name, "status": of.Status, "queues": queues, "pools": pools, "hosts": each(of.Hosts, hostText)}, nil
}

func peerName(peer dli.Peer) string { return peer.Name }

func hostText(host dli.HostEntry) string { return host.GetName() + "=" + host.GetIp() }

func routeText(route dli.ConnectionRoute) string { return route.Name + "=" + route.Cidr }

var bindings = only(show, "queues", "pools")

func routes() (seen, error) {
	of, _, err := client.ConnectionsAPI.ShowEnhancedConnection(ctx, project, id).Execute()
	if err != nil {
		return nil, err
	}
	return seen{"routes": each(of.Routes, routeText)}, nil
}

func list() (seen, error) {
	result, _, err := client.ConnectionsAPI.ListEnhancedConnections(ctx, project).Name("interop").Limit(10).Execute()
	if err != nil {
		return nil, err
	}
	names := each(result.Connections, func(of dli.Connection) string { return of.Name })
	return seen{"names": names, "count": result.Count}, nil
}

func updateHosts() (seen, error) {
	hosts := []dli.Host{{Name: pointer("db1"), Ip: pointer("10.0.0.1")}, {Name: pointer("db2"), Ip: pointer("10.0.0.2")}}
	body := dli.HostsRequest{Hosts: hosts}
	if _, _, err := client.ConnectionsAPI.UpdateEnhancedConnection(ctx, project, id).HostsRequest(body).Execute(); err != nil {
		return nil, err
	}
	return only(show, "hosts")()
}

func tags() (seen, error) {
	result, _, err := client.TagsAPI.ShowResourceTags(ctx, project, kind, id).Execute()
	if err != nil {
		return nil, err
	}
	return seen{"tags": each(result.Tags, func(tag dli.TagEntry) string { return tag.Key + "=" + tag.Value })}, nil
}

func find() (seen, error) {
	body := dli.ResourceFilterRequest{Tags: []dli.TagCondition{*dli.NewTagCondition("team", []string{"Ödland"})}}
	result, _, err := client.TagsAPI.ListResourcesByTags(ctx, project, kind).ResourceFilterRequest(body).Execute()
	if err != nil {
		return nil, err
	}
	names := each(result.Resources, func(of dli.TaggedResource) string { return of.ResourceName })
	return seen{"names": names, "count": result.TotalCount}, nil
}

func authorize(action string) (seen, error) {
	privilege := *dli.NewPrivilegeRequest("edsconnections."+id, []string{"BIND_QUEUE"})
	body := *dli.NewSharingRequest(action, []dli.PrivilegeRequest{privilege})
	body.ProjectId = pointer("p2")
	return outcome(client.SharingAPI.RunAuthorizationAction(ctx, project).SharingRequest(body).Execute())
}

func shared() (seen, error) {
	result, _, err := client.SharingAPI.ShowEnhancedConnectionPrivilege(ctx, project, id).Execute()
	if err != nil {
		return nil, err
	}
	return seen{"projects": each(result.Privileges, func(of dli.Privilege) string { return of.ApplicantProjectId })}, nil
}

func failure() (seen, error) {
	_, response, err := client.ConnectionsAPI.ShowEnhancedConnection(ctx, project, "none").Execute()
	var fault *dli.GenericOpenAPIError
	if !errors.As(err, &fault) {
		return nil, err
	}
	envelope, _ := fault.Model().(dli.ErrorEnvelope)
	return seen{"status": response.StatusCode, "code": envelope.ErrorCode}, nil
}
