/** Package managers: their names, and the flags of theirs that take a value. */
import type { Tool } from './commands.ts';

export const apt: Tool = {
  name: /^(?:apt|apt-get|aptitude)$/,
  valued: /^(?:-[otca]|--(?:option|target-release|default-release|config-file|host-architecture))$/,
};
export const apk: Tool = {
  name: /^apk$/,
  valued: /^(?:-[tXp]|--(?:virtual|repository|root|keys-dir|arch|cache-dir|repositories-file|wait|progress-fd))$/,
};
export const yum: Tool = {
  name: /^yum$/,
  valued: /^(?:-[cdexR]|--(?:config|installroot|releasever|enablerepo|disablerepo|repo|repoid|exclude|setopt))$/,
};
export const dnf: Tool = { name: /^(?:dnf|dnf5|microdnf)$/, valued: yum.valued };
export const zypper: Tool = {
  name: /^zypper$/,
  valued: /^(?:-[DcRrptC]|--(?:root|config|repo|plus-repo|type|from|reposd-dir|cache-dir|installroot))$/,
};
export const pip: Tool = {
  name: /^pip[\d.]*$/,
  valued:
    /^(?:-[rceiftd]|--(?:requirement|constraint|editable|index-url|extra-index-url|find-links|target|trusted-host|prefix|root|python|timeout|retries|proxy|cert|client-cert|cache-dir|src|global-option|config-settings|install-option|build-option|platform|python-version|implementation|abi|no-binary|only-binary|progress-bar|report|log|exists-action|upgrade-strategy|group))$/,
};
export const npm: Tool = {
  name: /^(?:npm|pnpm)$/,
  valued:
    /^(?:-[CwF]|--(?:prefix|registry|cache|loglevel|workspace|dir|filter|omit|include|only|userconfig|globalconfig|fetch-timeout|fetch-retries))$/,
};
export const yarn: Tool = {
  name: /^(?:yarn|yarnpkg)$/,
  valued: /^--(?:cwd|cache-folder|modules-folder|network-timeout|network-concurrency|mutex|registry|prefix|global-folder)$/,
};
export const gem: Tool = {
  name: /^gem$/,
  valued: /^(?:-[vinsPpbm]|--(?:version|install-dir|bindir|source|platform|trust-policy|http-proxy|minimal-deps|env-shebang))$/,
};
export const go: Tool = {
  name: /^go$/,
  valued: /^-(?:C|o|tags|ldflags|gcflags|asmflags|mod|modfile|p|buildmode|compiler|overlay|pkgdir|toolexec)$/,
};
