/** Which addresses the panel may open in a browser. */
const hosts = ['cncf.io', 'kubernetes.io', 'helm.sh', 'opentofu.org'];

/** True for addresses over HTTPS that hide nothing: no name, no password, no port. */
export function isSafeLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, port } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' && port === '';
}

/** True for pages of the model and of the projects that it stands on. */
export function isAllowedLink(address: string): boolean {
  if (!isSafeLink(address)) return false;
  const { hostname } = new URL(address);
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
