import { createConnection, type Socket } from 'node:net';
import type { Clock } from '../../kernel/clock.js';
import { ProviderError } from '../../kernel/errors.js';
import type { Ticket, TicketOutputs } from '../../orders/ports/tickets.js';
import { ticketBytes } from './ticketBytes.js';

/** How long a printer may take to be reached, and to print or at least take in a ticket. */
const CONNECT_MS = 5000;
const PRINT_MS = 20_000;

/** `GS r 1`: answered, after everything before it was printed, with one byte about the paper. */
const ASK_WHEN_PRINTED = Uint8Array.of(0x1d, 0x72, 0x01);

/** The bits of that answer that say that the paper is out (Epson's ESC/POS reference, GS r). */
const PAPER_OUT = 0x0c;

/**
 * Prints tickets on network printers, over raw TCP. Without `confirms` a ticket counts as printed when the
 * printer has taken in every byte and closed; with it, when the printer says that it has printed it.
 */
export function createPrinterOutput(clock: Clock): TicketOutputs['printer'] {
  return async ({ host, port, confirms = false }, ticket) => {
    const bytes = ticketBytes(ticket.text, bannerOf(ticket));
    const socket = createConnection({ host, port });
    const timer = clock.after(CONNECT_MS + PRINT_MS, () => {
      socket.destroy(new Error('does not answer in time'));
    });
    const unreachable = clock.after(CONNECT_MS, () => {
      if (socket.connecting) socket.destroy(new Error('cannot be reached'));
    });
    try {
      if (confirms) await printAndAsk(socket, bytes);
      else await print(socket, bytes);
    } catch (error) {
      throw new ProviderError('printer', `${host}:${port} ${String(error)}`, {
        retryable: true,
        cause: error,
      });
    } finally {
      timer.cancel();
      unreachable.cancel();
      socket.destroy();
    }
  };
}

function bannerOf({ mayBeCopy, purpose }: Ticket): string | null {
  if (mayBeCopy) return ' MAY BE A COPY ';
  return purpose === 'ticket' ? null : ' NOT ACCEPTED YET ';
}

/** Resolves when the printer has taken the bytes and closed its side too. */
function print(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (failed) => {
      if (!failed) resolve();
    });
    socket.resume();
    socket.end(bytes);
  });
}

/** Resolves when the printer has answered that it has printed. */
function printAndAsk(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed without an answer')));
    socket.once('data', ([status = 0]) => {
      if ((status & PAPER_OUT) === 0) resolve();
      else reject(new Error('has no paper'));
    });
    socket.write(bytes);
    socket.write(ASK_WHEN_PRINTED);
  });
}
