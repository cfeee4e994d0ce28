/** A file that the project generates; its path counts from the project's root. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}
