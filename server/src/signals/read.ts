/** Reads, of the files that hold no facts, those whose text a signal asks for. */
import type { FileSystem } from '../files/file-system.ts';
import { mapLimited } from '../files/work.ts';
import type { SignalFile, SignalFinder } from './find.ts';

/** Files that are read at the same time. */
const width = 16;
/** What is longer is no configuration. */
const maxSize = 512 * 1024;
/** No more files than this are read; the others count by their path. */
const maxTexts = 2000;

/** Code, of which a repository may hold any number: read behind everything else. */
const code = /\.(?:go|py|[jt]sx?|ipynb|sh|java|rs|rb|cs)$/;

/** Puts files that discovery did not take for manifests into the finder. `between` files others may work, or stop it by throwing. */
export async function findInOthers(
  finder: SignalFinder,
  others: readonly SignalFile[],
  files: FileSystem,
  between?: () => Promise<void>,
): Promise<void> {
  let texts = 0;
  const inOrder = [...others.filter(({ path }) => !code.test(path)), ...others.filter(({ path }) => code.test(path))];
  await mapLimited(inOrder, width, async (file) => {
    await between?.();
    if (texts >= maxTexts || !finder.wantsText(file.path)) {
      finder.updatePath(file);
      return;
    }
    texts++;
    const read = await files.readFile(file.uri, maxSize);
    if ('text' in read) finder.updateText(file, read.text);
    else finder.updatePath(file);
  });
}
