import type { Handlers, Input } from '@dli-connections/contract';
import { change } from '../change.ts';
import { networkOf } from '../cidr.ts';
import { refusalToAdd, routeNameExists, routeRangeExists, unknownRoute } from '../errors.ts';
import { done } from '../outcome.ts';
import type { Context } from './context.ts';

/** Operations on routes. The v2.0 and the v3 operations are the same two under two paths. */
export const routes = ({ store, now }: Context) => {
  async function create({ path, body: { name, cidr } }: Input<'createRouteToEnhancedConnection'>) {
    const route = { name, cidr, create_time: now() };
    const network = networkOf(cidr);
    const refusal = await change(store, path.project_id, path.connection_id, (connection) => {
      if (connection.routes.some((each) => each.name === name)) return { refusal: routeNameExists(name) };
      if (connection.routes.some((each) => networkOf(each.cidr) === network))
        return { refusal: routeRangeExists(cidr) };
      const refusal = refusalToAdd('body.name', 1, 'routes', connection.routes.length);
      return refusal ? { refusal } : { next: { ...connection, routes: [...connection.routes, route] } };
    });
    return refusal ?? done();
  }

  async function remove({ path }: Input<'deleteRouteFromEnhancedConnection'>) {
    const refusal = await change(store, path.project_id, path.connection_id, (connection) => {
      const routes = connection.routes.filter(({ name }) => name !== path.name);
      if (routes.length === connection.routes.length) return { refusal: unknownRoute(path.name) };
      return { next: { ...connection, routes } };
    });
    return refusal ?? done('Deleted');
  }

  return {
    createRouteToEnhancedConnection: create,
    deleteRouteFromEnhancedConnection: remove,
    createEnhancedConnectionRoutes: create,
    deleteEnhancedConnectionRoutes: remove,
  } satisfies Partial<Handlers>;
};
