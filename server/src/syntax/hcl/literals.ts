/** Values of HCL literals. */

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const pattern = /\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\([nrt"\\])|([$%])\4(?=\{)|[$%]\{|[\n\r]|\\/g;

/** The text of a quoted string without its quotes; undefined when a template, a line break or a wrong escape stands in it. */
export function decodeString(raw: string): string | undefined {
  let plain = true as boolean;
  const decoded = raw.replace(
    pattern,
    (whole, short: string | undefined, long: string | undefined, escape: string | undefined, sign: string | undefined) => {
      const hex = short ?? long;
      if (hex !== undefined) {
        const code = parseInt(hex, 16);
        if (code <= 0x10ffff) return String.fromCodePoint(code);
      } else if (escape !== undefined) {
        return escapes[escape] ?? '';
      } else if (sign !== undefined) {
        return sign;
      }
      plain = false;
      return whole;
    },
  );
  return plain ? decoded : undefined;
}

/** The value of a decimal number; undefined for anything else. */
export function decodeNumber(raw: string): number | undefined {
  return /^\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(raw) ? Number(raw) : undefined;
}
