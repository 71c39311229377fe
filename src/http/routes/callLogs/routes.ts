import { open } from 'node:fs/promises';
import type { CallHistory } from '../../../calls/ports.js';
import { HttpProblem } from '../../problem.js';
import { presentPage, readId, readQuery, toPageRequest } from '../../query.js';
import type { Route } from '../../route.js';
import { mayKnow } from '../../tenant.js';
import { presentCall, presentTranscript } from './present.js';
import { callLogsQuery } from './schema.js';

/** The routes under `/api/call-logs`: what callers said is for the owner. */
export function callLogRoutes(calls: CallHistory): Route[] {
  return [
    {
      method: 'get',
      path: '/api/call-logs',
      roles: ['owner'],
      async handle(ctx, access) {
        const { cursor, limit, ...rest } = readQuery(callLogsQuery, ctx.query);
        const filter = { ...rest, restaurantId: access.restaurantId ?? undefined };
        const page = await calls.list(filter, toPageRequest({ cursor, limit }));
        ctx.body = presentPage(page, presentCall);
      },
    },
    {
      method: 'get',
      path: '/api/call-logs/:id',
      roles: ['owner'],
      async handle(ctx, access) {
        const call = await calls.byId(readId(ctx.params['id'], 'call'));
        if (!call || !mayKnow(access, call)) throw new HttpProblem(404, 'there is no such call');
        ctx.body = presentTranscript(call);
      },
    },
    {
      method: 'get',
      path: '/api/call-logs/:id/message',
      roles: ['owner'],
      async handle(ctx, access) {
        const call = await calls.byId(readId(ctx.params['id'], 'call'));
        if (!call || !mayKnow(access, call)) throw new HttpProblem(404, 'there is no such call');
        const path = call.messages.find(({ recordingPath }) => recordingPath)?.recordingPath;
        const file = path ? await open(path).catch(() => undefined) : undefined;
        if (!file) throw new HttpProblem(404, 'there is no recorded message of this call');
        ctx.type = 'audio/wav';
        ctx.length = (await file.stat()).size;
        ctx.body = file.createReadStream();
      },
    },
  ];
}
