import { parseArgs, type ParseArgsConfig } from 'node:util';
import { messageOf } from '../src/kernel/errors.js';

/** Wrong arguments (EX_USAGE of sysexits.h). */
const EX_USAGE = 64;

/** Ends the command with status 64: `why` its arguments are wrong, if that is known, and its `usage`. */
export function refuseArguments(usage: string, why?: string): never {
  console.error(why === undefined ? usage : `${why}\n\n${usage}`);
  process.exit(EX_USAGE);
}

/**
 * Reads the arguments of a command as `parseArgs` does. Asked for `--help` the command tells its `usage` and ends with
 * status 0; an argument that it does not know ends it with status 64 before anything is done.
 */
export function readCommandLine<const Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  const words = process.argv.slice(2);
  const options = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  if (options.includes('--help') || options.includes('-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    // What follows is advice for words that begin with a dash, which none of ours do.
    const [why] = messageOf(error).split('. To specify');
    return refuseArguments(usage, why);
  }
}
