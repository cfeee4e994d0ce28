/** Which addresses the panel may open in a browser. */
const hosts = ['cncf.io', 'kubernetes.io', 'helm.sh', 'opentofu.org'];

/** True for pages of the model and of the projects that it stands on, over HTTPS only. */
export function isAllowedLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, port } = new URL(address);
  if (protocol !== 'https:' || username !== '' || password !== '' || port !== '') return false;
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
