package main

import (
	"errors"
	"os"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	dli "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/dli/v1"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/dli/v1/model"
)

var (
	client  *dli.DliClient
	id      = "none"
	actions = model.GetRunAuthorizationActionRequestBodyActionEnum()
	queues  = &[]string{"q2"}
	pools   = &[]string{"pool_1"}
)

func main() {
	credentials, err := basic.NewCredentialsBuilder().
		WithAk(os.Getenv("DLI_ACCESS_KEY")).WithSk(os.Getenv("DLI_SECRET_KEY")).WithProjectId(project).SafeBuild()
	if err != nil {
		panic(err)
	}
	builder, err := dli.DliClientBuilder().WithEndpoints([]string{endpoint}).WithCredential(credentials).SafeBuild()
	if err != nil {
		panic(err)
	}
	client = dli.NewDliClient(builder)
	step("create", create)
	step("show", show)
	step("list", list)
	step("hosts", updateHosts)
	step("bind", func() (seen, error) {
		body := &model.AssociateQueueToEnhancedConnectionRequestBody{Queues: queues, ElasticResourcePools: pools}
		result, err := client.AssociateQueueToEnhancedConnection(&model.AssociateQueueToEnhancedConnectionRequest{ConnectionId: id, Body: body})
		return success(err, func() *bool { return result.IsSuccess })
	})
	step("bound", bindings)
	step("unbind", func() (seen, error) {
		body := &model.DisassociateQueueFromEnhancedConnectionRequestBody{Queues: queues, ElasticResourcePools: pools}
		result, err := client.DisassociateQueueFromEnhancedConnection(&model.DisassociateQueueFromEnhancedConnectionRequest{ConnectionId: id, Body: body})
		return success(err, func() *bool { return result.IsSuccess })
	})
	step("unbound", bindings)
	step("route", func() (seen, error) {
		body := &model.CreateRouteToEnhancedConnectionRequestBody{Name: "office", Cidr: "10.1.0.0/24"}
		result, err := client.CreateRouteToEnhancedConnection(&model.CreateRouteToEnhancedConnectionRequest{ConnectionId: id, Body: body})
		return success(err, func() *bool { return result.IsSuccess })
	})
	step("tag", tag)
	step("tags", tags)
	step("find", find)
	step("grant", func() (seen, error) { return authorize(actions.GRANT) })
	step("shared", shared)
	step("revoke", func() (seen, error) { return authorize(actions.REVOKE) })
	step("error", failure)
	step("delete", func() (seen, error) {
		result, err := client.DeleteEnhancedConnection(&model.DeleteEnhancedConnectionRequest{ConnectionId: id})
		return success(err, func() *bool { return result.IsSuccess })
	})
	step("deleted", show)
}

func success(err error, read func() *bool) (seen, error) {
	if err != nil {
		return nil, err
	}
	return seen{"success": or(read())}, nil
}

func create() (seen, error) {
	body := &model.CreateEnhancedConnectionRequestBody{Name: "interop", DestVpcId: "vpc-1", DestNetworkId: "net-1", Queues: &[]string{"q1"}}
	result, err := client.CreateEnhancedConnection(&model.CreateEnhancedConnectionRequest{Body: body})
	return success(err, func() *bool {
		id = or(result.ConnectionId)
		return result.IsSuccess
	})
}

func show() (seen, error) {
	of, err := client.ShowEnhancedConnection(&model.ShowEnhancedConnectionRequest{ConnectionId: id})
	if err != nil {
		return nil, err
	}
	queues, pools := each(or(of.AvailableQueueInfo), peerName), each(or(of.ElasticResourcePools), peerName)
	return seen{"name": of.Name, "status": of.Status, "queues": queues, "pools": pools, "hosts": each(or(of.Hosts), hostText)}, nil
}

func peerName(peer model.EnhancedConnectionResource) string { return or(peer.Name) }

func hostText(host model.EnhancedConnectionHost) string { return or(host.Name) + "=" + or(host.Ip) }

var bindings = only(show, "queues", "pools")

func list() (seen, error) {
	result, err := client.ListEnhancedConnections(&model.ListEnhancedConnectionsRequest{Name: pointer("interop"), Limit: pointer[int32](10)})
	if err != nil {
		return nil, err
	}
	names := each(or(result.Connections), func(of model.EnhancedConnection) string { return or(of.Name) })
	return seen{"names": names, "count": result.Count}, nil
}

func updateHosts() (seen, error) {
	hosts := []model.EnhancedConnectionHost{{Name: pointer("db1"), Ip: pointer("10.0.0.1")}, {Name: pointer("db2"), Ip: pointer("10.0.0.2")}}
	body := &model.UpdateEnhancedConnectionRequestBody{Hosts: hosts}
	if _, err := client.UpdateEnhancedConnection(&model.UpdateEnhancedConnectionRequest{ConnectionId: id, Body: body}); err != nil {
		return nil, err
	}
	return only(show, "hosts")()
}

func tag() (seen, error) {
	kind := model.GetBatchCreateResourceTagsRequestResourceTypeEnum().DLI_ENHANCED_DATASOURCE
	body := &model.BatchCreateResourceTagsRequestBody{Tags: []model.Tag{{Key: "team", Value: "Ödland"}}}
	result, err := client.BatchCreateResourceTags(&model.BatchCreateResourceTagsRequest{ResourceType: kind, ResourceId: id, Body: body})
	if err != nil {
		return nil, err
	}
	return seen{"done": result.HttpStatusCode == 204}, nil
}

func tags() (seen, error) {
	kind := model.GetShowResourceTagsRequestResourceTypeEnum().DLI_ENHANCED_DATASOURCE
	result, err := client.ShowResourceTags(&model.ShowResourceTagsRequest{ResourceType: kind, ResourceId: id})
	if err != nil {
		return nil, err
	}
	return seen{"tags": each(or(result.Tags), func(tag model.Tag) string { return tag.Key + "=" + tag.Value })}, nil
}

func find() (seen, error) {
	kind := model.GetListResourcesByTagsRequestResourceTypeEnum().DLI_ENHANCED_DATASOURCE
	body := &model.ListResourcesByTagsRequestBody{Tags: &[]model.TagWithValues{{Key: "team", Values: []string{"Ödland"}}}}
	result, err := client.ListResourcesByTags(&model.ListResourcesByTagsRequest{ResourceType: kind, Body: body})
	if err != nil {
		return nil, err
	}
	names := each(or(result.Resources), func(of model.Resource) string { return or(of.ResourceName) })
	return seen{"names": names, "count": result.TotalCount}, nil
}

func authorize(action model.RunAuthorizationActionRequestBodyAction) (seen, error) {
	privilege := model.Privilege{Object: "edsconnections." + id, Privileges: []string{"BIND_QUEUE"}}
	body := &model.RunAuthorizationActionRequestBody{ProjectId: pointer("p2"), Action: action, Privileges: []model.Privilege{privilege}}
	result, err := client.RunAuthorizationAction(&model.RunAuthorizationActionRequest{Body: body})
	return success(err, func() *bool { return result.IsSuccess })
}

func shared() (seen, error) {
	result, err := client.ShowEnhancedConnectionPrivilege(&model.ShowEnhancedConnectionPrivilegeRequest{ConnectionId: id})
	if err != nil {
		return nil, err
	}
	names := each(or(result.Privileges), func(of model.EnhancedConnectionPrivilege) string { return or(of.ApplicantProjectId) })
	return seen{"projects": names}, nil
}

func failure() (seen, error) {
	_, err := client.ShowEnhancedConnection(&model.ShowEnhancedConnectionRequest{ConnectionId: "none"})
	var fault *sdkerr.ServiceResponseError
	if !errors.As(err, &fault) {
		return nil, err
	}
	return seen{"status": fault.StatusCode, "code": fault.ErrorCode}, nil
}
