/**
 * A dialogue as it is written in the `.txt` files beside this one:
 *
 *     # what it shows
 *     @ setting value       before the first line: now, hours, postcodes, phone, sold_out, languages, hearing;
 *                           of people (`people.ts`): known, usual, last, address, allergies, notes, blocked,
 *                           tongue, faq, links, busy, upsell, coupon
 *     > what the caller says; `/key 1`, `/silence`, `/transfer no_answer`, `/order_failed`, `/fault`
 *     > one reading | another reading
 *     < must be part of what we say
 *     = 2 Pepperoni Pizza (large) +olives -onions, 1 Cola    the whole cart now; `=` alone: it is empty
 *     ! place_order         what has to be done: every effect of the turn, or nothing
 *     ? readback            the question that is open now
 *     ~ !! ALLERGY: nuts    must be part of the kitchen's ticket of the order placed
 *     x 12 Main Street      must not be said
 */
export interface DialogueScript {
  readonly title: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly turns: readonly ScriptTurn[];
}

/** One line of the caller and what must come of it. The first turn is the greeting. */
export interface ScriptTurn {
  readonly said: string;
  readonly spoken: readonly string[];
  readonly cart: string | null;
  readonly effects: string | null;
  readonly question: string | null;
  readonly ticket: readonly string[];
  readonly unspoken: readonly string[];
}

/** Reads all dialogues of a file. Throws on a line that it does not know. */
export function parseScripts(text: string): readonly DialogueScript[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n').map((line) => line.trim());
      return { title, ...parseLines(lines.filter((line) => line !== '')) };
    });
}

function parseLines(lines: readonly string[]): Omit<DialogueScript, 'title'> {
  const settings: Record<string, string> = {};
  const turns: OpenTurn[] = [emptyTurn('')];
  for (const line of lines) {
    const rest = line.slice(1).trim();
    const turn = turns.at(-1) ?? emptyTurn('');
    const replace = (changes: Partial<ScriptTurn>): void => {
      turns[turns.length - 1] = { ...turn, ...changes, spoken: turn.spoken } as OpenTurn;
    };
    switch (line.charAt(0)) {
      case '@': {
        const [name = '', ...value] = rest.split(' ');
        settings[name] = value.join(' ');
        break;
      }
      case '>':
        turns.push(emptyTurn(rest));
        break;
      case '<':
        turn.spoken.push(rest);
        break;
      case '~':
        turn.ticket.push(rest);
        break;
      case 'x':
        turn.unspoken.push(rest);
        break;
      case '=':
        replace({ cart: rest });
        break;
      case '!':
        replace({ effects: rest });
        break;
      case '?':
        replace({ question: rest });
        break;
      default:
        throw new Error(`a dialogue has no such line: ${line}`);
    }
  }
  return { settings, turns };
}

interface OpenTurn extends ScriptTurn {
  readonly spoken: string[];
  readonly ticket: string[];
  readonly unspoken: string[];
}

function emptyTurn(said: string): OpenTurn {
  return { said, spoken: [], ticket: [], unspoken: [], cart: null, effects: null, question: null };
}
