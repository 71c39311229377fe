import type { ToolCall, ToolSpec } from '../../ports.js';
import { detailTools } from './detailTools.js';
import { orderTools } from './orderTools.js';
import { talkTools } from './talkTools.js';
import type { ToolDesk, ToolReading } from './toolDesk.js';

const tools = [...orderTools, ...detailTools, ...talkTools];
const byName = new Map(tools.map((tool) => [tool.name, tool]));

/** The tools that the dialogue has a use for as it stands, with the menu's own ids as all that may be named. */
export function toolSpecs(desk: ToolDesk): readonly ToolSpec[] {
  return tools.flatMap((tool) => tool.spec(desk) ?? []);
}

/** Reads a call of a tool. One of a tool that is not there now, or with arguments that fit nothing, is refused. */
export function readToolCall({ name, arguments: json }: ToolCall, desk: ToolDesk): ToolReading {
  return byName.get(name)?.read(json, desk) ?? { answer: `refused: there is no tool ${name}` };
}
