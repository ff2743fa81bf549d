package main

import (
	"context"
	"fmt"
	"net/netip"

	"github.com/ogen-go/ogen/ogenerrors"
	dli "interop/client"
)

const kind = dli.ResourceTypeDliEnhancedDatasource

type credentials struct{}

func (credentials) Token(context.Context, dli.OperationName) (dli.Token, error) {
	return dli.Token{APIKey: "any"}, nil
}

func (credentials) Signature(context.Context, dli.OperationName) (dli.Signature, error) {
	return dli.Signature{}, ogenerrors.ErrSkipClientSecurity
}

var (
	client, _ = dli.NewClient(endpoint, credentials{})
	ctx       = context.Background()
	id        = "none"
)

func main() {
	step("create", create)
	step("show", show)
	step("list", list)
	step("hosts", updateHosts)
	binding := &dli.BindingRequest{Queues: dli.QueueList{"q2"}, ElasticResourcePools: dli.ElasticResourcePoolList{"pool_1"}}
	step("bind", func() (seen, error) {
		params := dli.AssociateQueueToEnhancedConnectionParams{ProjectID: project, ConnectionID: id}
		return outcome(client.AssociateQueueToEnhancedConnection(ctx, binding, params))
	})
	step("bound", bindings)
	step("unbind", func() (seen, error) {
		params := dli.DisassociateQueueFromEnhancedConnectionParams{ProjectID: project, ConnectionID: id}
		return outcome(client.DisassociateQueueFromEnhancedConnection(ctx, binding, params))
	})
	step("unbound", bindings)
	step("route", func() (seen, error) {
		params := dli.CreateRouteToEnhancedConnectionParams{ProjectID: project, ConnectionID: id}
		return outcome(client.CreateRouteToEnhancedConnection(ctx, &dli.RouteRequest{Name: "office", Cidr: "10.1.0.0/24"}, params))
	})
	step("routes", routes)
	step("tag", func() (seen, error) {
		body := &dli.ResourceTagsRequest{Tags: []dli.Tag{{Key: "team", Value: "Ödland"}}}
		params := dli.BatchCreateResourceTagsParams{ProjectID: project, ResourceType: kind, ResourceID: id}
		_, err := as[*dli.BatchCreateResourceTagsNoContent](client.BatchCreateResourceTags(ctx, body, params))
		return seen{"done": err == nil}, err
	})
	step("tags", tags)
	step("find", find)
	step("grant", func() (seen, error) { return authorize(dli.SharingRequestActionGrant) })
	step("shared", shared)
	step("revoke", func() (seen, error) { return authorize(dli.SharingRequestActionRevoke) })
	step("error", func() (seen, error) {
		params := dli.ShowEnhancedConnectionParams{ProjectID: project, ConnectionID: "none"}
		fault, err := as[*dli.ShowEnhancedConnectionBadRequest](client.ShowEnhancedConnection(ctx, params))
		if err != nil {
			return nil, err
		}
		return seen{"status": 400, "code": fault.ErrorCode}, nil
	})
	step("delete", func() (seen, error) {
		return outcome(client.DeleteEnhancedConnection(ctx, dli.DeleteEnhancedConnectionParams{ProjectID: project, ConnectionID: id}))
	})
	step("deleted", show)
}

// as is an answer as the type of one of its documented forms; any other form is an error.
func as[T any](answer any, err error) (result T, _ error) {
	if err != nil {
		return result, err
	}
	result, ok := answer.(T)
	if !ok {
		return result, fmt.Errorf("%T %+v", answer, answer)
	}
	return result, nil
}

func outcome[R any](answer R, err error) (seen, error) {
	result, err := as[*dli.Outcome](answer, err)
	if err != nil {
		return nil, err
	}
	return seen{"success": result.IsSuccess}, nil
}

func create() (seen, error) {
	body := &dli.ConnectionRequest{Name: "interop", DestVpcID: "vpc-1", DestNetworkID: "net-1", Queues: dli.QueueList{"q1"}}
	params := dli.CreateEnhancedConnectionParams{ProjectID: project}
	result, err := as[*dli.CreatedConnection](client.CreateEnhancedConnection(ctx, body, params))
	if err != nil {
		return nil, err
	}
	id = result.ConnectionID.String()
	return seen{"success": result.IsSuccess}, nil
}

func shown() (*dli.ShownConnection, error) {
	params := dli.ShowEnhancedConnectionParams{ProjectID: project, ConnectionID: id}
	return as[*dli.ShownConnection](client.ShowEnhancedConnection(ctx, params))
}

func show() (seen, error) {
	of, err := shown()
	if err != nil {
		return nil, err
	}
	queues, pools := each(of.AvailableQueueInfo, peerName), each(of.ElasticResourcePools, peerName)
	return seen{"name": of.Name, "status": of.Status, "queues": queues, "pools": pools, "hosts": each(of.Hosts, hostText)}, nil
}

func peerName(peer dli.Peer) string { return peer.Name }

func hostText(host dli.HostEntry) string { return host.Name.Value + "=" + host.IP.Value.String() }

func routeText(route dli.ConnectionRoute) string { return route.Name + "=" + route.Cidr }

var bindings = only(show, "queues", "pools")

func routes() (seen, error) {
	of, err := shown()
	if err != nil {
		return nil, err
	}
	return seen{"routes": each(of.Routes, routeText)}, nil
}

func list() (seen, error) {
	params := dli.ListEnhancedConnectionsParams{ProjectID: project, Name: dli.NewOptString("interop"), Limit: dli.NewOptInt32(10)}
	result, err := as[*dli.ConnectionPage](client.ListEnhancedConnections(ctx, params))
	if err != nil {
		return nil, err
	}
	names := each(result.Connections, func(of dli.Connection) string { return of.Name })
	return seen{"names": names, "count": result.Count}, nil
}

func updateHosts() (seen, error) {
	hosts := []dli.Host{host("db1", "10.0.0.1"), host("db2", "10.0.0.2")}
	params := dli.UpdateEnhancedConnectionParams{ProjectID: project, ConnectionID: id}
	body := &dli.HostsRequest{Hosts: dli.NewOptNilHostArray(hosts)}
	if _, err := as[*dli.Outcome](client.UpdateEnhancedConnection(ctx, body, params)); err != nil {
		return nil, err
	}
	return only(show, "hosts")()
}

func host(name, ip string) dli.Host {
	return dli.Host{Name: dli.NewOptString(name), IP: dli.NewOptIPv4(netip.MustParseAddr(ip))}
}

func tags() (seen, error) {
	params := dli.ShowResourceTagsParams{ProjectID: project, ResourceType: kind, ResourceID: id}
	result, err := as[*dli.TagList](client.ShowResourceTags(ctx, params))
	if err != nil {
		return nil, err
	}
	return seen{"tags": each(result.Tags, func(tag dli.TagEntry) string { return tag.Key + "=" + tag.Value })}, nil
}

func find() (seen, error) {
	body := &dli.ResourceFilterRequest{Tags: []dli.TagCondition{{Key: "team", Values: []string{"Ödland"}}}}
	params := dli.ListResourcesByTagsParams{ProjectID: project, ResourceType: kind}
	result, err := as[*dli.TaggedResourcePage](client.ListResourcesByTags(ctx, body, params))
	if err != nil {
		return nil, err
	}
	names := each(result.Resources, func(of dli.TaggedResource) string { return of.ResourceName })
	return seen{"names": names, "count": result.TotalCount}, nil
}

func authorize(action dli.SharingRequestAction) (seen, error) {
	privileges := []dli.PrivilegeRequestPrivilegesItem{dli.PrivilegeRequestPrivilegesItemBINDQUEUE}
	body := &dli.SharingRequest{
		ProjectId:  dli.NewOptString("p2"),
		Action:     action,
		Privileges: []dli.PrivilegeRequest{{Object: "edsconnections." + id, Privileges: privileges}},
	}
	return outcome(client.RunAuthorizationAction(ctx, body, dli.RunAuthorizationActionParams{ProjectID: project}))
}

func shared() (seen, error) {
	params := dli.ShowEnhancedConnectionPrivilegeParams{ProjectID: project, ConnectionID: id}
	result, err := as[*dli.PrivilegeList](client.ShowEnhancedConnectionPrivilege(ctx, params))
	if err != nil {
		return nil, err
	}
	return seen{"projects": each(result.Privileges, func(of dli.Privilege) string { return of.ApplicantProjectID })}, nil
}
