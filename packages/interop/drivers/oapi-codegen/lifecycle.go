package main

import (
	"context"
	"fmt"
	"net/http"

	dli "interop/client"
)

const kind = dli.DliEnhancedDatasource

var (
	client, _ = dli.NewClientWithResponses(endpoint, dli.WithRequestEditorFn(authenticate))
	ctx       = context.Background()
	id        = "none"
)

func authenticate(_ context.Context, request *http.Request) error {
	request.Header.Set("X-Auth-Token", "any")
	return nil
}

func main() {
	step("create", create)
	step("show", show)
	step("list", list)
	step("hosts", updateHosts)
	binding := dli.BindingRequest{Queues: &dli.QueueList{"q2"}, ElasticResourcePools: &dli.ElasticResourcePoolList{"pool_1"}}
	step("bind", func() (seen, error) {
		response, err := client.AssociateQueueToEnhancedConnectionWithResponse(ctx, project, id, binding)
		return success(response, err, func() bool { return response.JSON200.IsSuccess })
	})
	step("bound", bindings)
	step("unbind", func() (seen, error) {
		response, err := client.DisassociateQueueFromEnhancedConnectionWithResponse(ctx, project, id, binding)
		return success(response, err, func() bool { return response.JSON200.IsSuccess })
	})
	step("unbound", bindings)
	step("route", func() (seen, error) {
		body := dli.RouteRequest{Name: "office", Cidr: "10.1.0.0/24"}
		response, err := client.CreateRouteToEnhancedConnectionWithResponse(ctx, project, id, body)
		return success(response, err, func() bool { return response.JSON200.IsSuccess })
	})
	step("routes", routes)
	step("tag", func() (seen, error) {
		body := dli.ResourceTagsRequest{Tags: []dli.Tag{{Key: "team", Value: "Ödland"}}}
		response, err := client.BatchCreateResourceTagsWithResponse(ctx, project, kind, id, body)
		return seen{"done": true}, ok(response, err)
	})
	step("tags", tags)
	step("find", find)
	step("grant", func() (seen, error) { return authorize(dli.Grant) })
	step("shared", shared)
	step("revoke", func() (seen, error) { return authorize(dli.Revoke) })
	step("error", func() (seen, error) {
		response, err := client.ShowEnhancedConnectionWithResponse(ctx, project, "none")
		if err != nil {
			return nil, err
		}
		return seen{"status": response.StatusCode(), "code": response.JSON400.ErrorCode}, nil
	})
	step("delete", func() (seen, error) {
		response, err := client.DeleteEnhancedConnectionWithResponse(ctx, project, id)
		return success(response, err, func() bool { return response.JSON200.IsSuccess })
	})
	step("deleted", show)
}

type answer interface{ StatusCode() int }

// ok is the error of a call, or of a status that is no success.
func ok(response answer, err error) error {
	if err == nil && response.StatusCode() >= 300 {
		err = fmt.Errorf("status %d", response.StatusCode())
	}
	return err
}

func success(response answer, err error, read func() bool) (seen, error) {
	if err := ok(response, err); err != nil {
		return nil, err
	}
	return seen{"success": read()}, nil
}

func create() (seen, error) {
	body := dli.ConnectionRequest{Name: "interop", DestVpcId: "vpc-1", DestNetworkId: "net-1", Queues: &dli.QueueList{"q1"}}
	response, err := client.CreateEnhancedConnectionWithResponse(ctx, project, body)
	return success(response, err, func() bool {
		id = response.JSON201.ConnectionId.String()
		return response.JSON201.IsSuccess
	})
}

func show() (seen, error) {
	response, err := client.ShowEnhancedConnectionWithResponse(ctx, project, id)
	if err := ok(response, err); err != nil {
		return nil, err
	}
	of := response.JSON200
	queues, pools := each(of.AvailableQueueInfo, peerName), each(or(of.ElasticResourcePools), peerName)
	return seen{"name": of.Name, "status": of.Status, "queues": queues, "pools": pools, "hosts": each(or(of.Hosts), hostText)}, nil
}

func peerName(peer dli.Peer) string { return peer.Name }

func hostText(host dli.HostEntry) string { return or(host.Name) + "=" + or(host.Ip) }

func routeText(route dli.ConnectionRoute) string { return route.Name + "=" + route.Cidr }

var bindings = only(show, "queues", "pools")

func routes() (seen, error) {
	response, err := client.ShowEnhancedConnectionWithResponse(ctx, project, id)
	if err := ok(response, err); err != nil {
		return nil, err
	}
	return seen{"routes": each(or(response.JSON200.Routes), routeText)}, nil
}

func list() (seen, error) {
	params := &dli.ListEnhancedConnectionsParams{Name: pointer("interop"), Limit: pointer[int32](10)}
	response, err := client.ListEnhancedConnectionsWithResponse(ctx, project, params)
	if err := ok(response, err); err != nil {
		return nil, err
	}
	names := each(response.JSON200.Connections, func(of dli.Connection) string { return of.Name })
	return seen{"names": names, "count": response.JSON200.Count}, nil
}

func updateHosts() (seen, error) {
	hosts := []dli.Host{{Name: pointer("db1"), Ip: pointer("10.0.0.1")}, {Name: pointer("db2"), Ip: pointer("10.0.0.2")}}
	response, err := client.UpdateEnhancedConnectionWithResponse(ctx, project, id, dli.HostsRequest{Hosts: &hosts})
	if err := ok(response, err); err != nil {
		return nil, err
	}
	return only(show, "hosts")()
}

func tags() (seen, error) {
	response, err := client.ShowResourceTagsWithResponse(ctx, project, kind, id)
	if err := ok(response, err); err != nil {
		return nil, err
	}
	return seen{"tags": each(response.JSON200.Tags, func(tag dli.TagEntry) string { return tag.Key + "=" + tag.Value })}, nil
}

func find() (seen, error) {
	body := dli.ResourceFilterRequest{Tags: &[]dli.TagCondition{{Key: "team", Values: []string{"Ödland"}}}}
	response, err := client.ListResourcesByTagsWithResponse(ctx, project, kind, nil, body)
	if err := ok(response, err); err != nil {
		return nil, err
	}
	names := each(response.JSON200.Resources, func(of dli.TaggedResource) string { return of.ResourceName })
	return seen{"names": names, "count": response.JSON200.TotalCount}, nil
}

func authorize(action dli.SharingRequestAction) (seen, error) {
	privilege := dli.PrivilegeRequest{Object: "edsconnections." + id, Privileges: []dli.PrivilegeRequestPrivileges{dli.BINDQUEUE}}
	body := dli.SharingRequest{ProjectId: pointer("p2"), Action: action, Privileges: []dli.PrivilegeRequest{privilege}}
	response, err := client.RunAuthorizationActionWithResponse(ctx, project, body)
	return success(response, err, func() bool { return response.JSON200.IsSuccess })
}

func shared() (seen, error) {
	response, err := client.ShowEnhancedConnectionPrivilegeWithResponse(ctx, project, id)
	if err := ok(response, err); err != nil {
		return nil, err
	}
	return seen{"projects": each(response.JSON200.Privileges, func(of dli.Privilege) string { return of.ApplicantProjectId })}, nil
}
