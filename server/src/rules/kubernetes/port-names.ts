/** What a container's port may be called: names of the IANA registry. */

/** What is wrong with a name, as the end of "it …"; undefined when nothing is. */
import { say } from '../../texts/texts.ts';

export function problemWithPortName(name: string): string | undefined {
  if (name.length > 15) return say`is longer than the 15 characters that a port name may have`;
  if (/[A-Z]/.test(name)) return say`has capital letters, which a port name may not have`;
  if (!/^[a-z0-9-]+$/.test(name)) return say`has other characters than letters, digits and hyphens`;
  if (!/[a-z]/.test(name)) return say`has no letter, which a port name needs`;
  return /^-|-$|--/.test(name) ? say`has a hyphen at its start or end, or two in a row` : undefined;
}
