/** What the page may lead to: only the files and addresses that the server has named. */
import type { FilePlace, Overview } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails } from '../../server/src/features/practice-types.ts';
import { isAllowedLink, isSafeLink } from './links.ts';

export class KnownTargets {
  readonly #files = new Set<string>();
  readonly #links = new Set<string>();

  addOverview({ steps, target }: Overview): void {
    if (target.file !== undefined) this.#files.add(target.file);
    for (const { places } of steps) this.#addPlaces(places);
  }

  addPractice({ rules, signals, answer, links, projects }: PracticeDetails): void {
    for (const { places } of [...rules, ...signals]) this.#addPlaces(places);
    if (answer?.place) this.#addPlaces([answer.place]);
    for (const { url } of links) this.#links.add(url);
    for (const { homepage } of projects) this.#links.add(homepage);
  }

  hasFile(uri: string): boolean {
    return this.#files.has(uri);
  }

  hasLink(address: string): boolean {
    return isAllowedLink(address) || (this.#links.has(address) && isSafeLink(address));
  }

  #addPlaces(places: readonly FilePlace[]): void {
    for (const { uri } of places) this.#files.add(uri);
  }
}
