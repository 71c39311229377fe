import type { CallHistory } from '../../../calls/ports.js';
import { HttpProblem } from '../../problem.js';
import { presentPage, readId, readQuery, toPageRequest } from '../../query.js';
import type { Route } from '../../route.js';
import { sendSound } from '../../sendSound.js';
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
        if (!path || !(await sendSound(ctx, path)))
          throw new HttpProblem(404, 'there is no recorded message of this call');
      },
    },
    {
      method: 'get',
      path: '/api/call-logs/:id/recording',
      roles: ['owner'],
      async handle(ctx, access) {
        const call = await calls.byId(readId(ctx.params['id'], 'call'));
        if (!call || !mayKnow(access, call)) throw new HttpProblem(404, 'there is no such call');
        const { recording } = call;
        if (recording?.sha256 && (await sendSound(ctx, recording.path, recording.sha256))) return;
        throw new HttpProblem(
          404,
          recording && !call.endedAt
            ? 'the call is still being recorded'
            : 'there is no recording of this call',
        );
      },
    },
  ];
}
