/** What the processes of a Pod may do to their node. */
import type { Rule } from '../../rule.ts';
import { agentSandboxHardening } from '../agent-sandbox-hardening.ts';
import { apparmorNotAllowed } from '../apparmor-not-allowed.ts';
import { capabilitiesAdded } from '../capabilities-added.ts';
import { capabilitiesDangerous } from '../capabilities-dangerous.ts';
import { capabilitiesDropAllMissing } from '../capabilities-drop-all-missing.ts';
import { capabilitiesDropNetRawMissing } from '../capabilities-drop-net-raw-missing.ts';
import { ephemeralContainersUsed } from '../ephemeral-containers-used.ts';
import { hostAliases } from '../host-aliases.ts';
import { hostIpc } from '../host-ipc.ts';
import { hostNetwork } from '../host-network.ts';
import { hostPathSensitive } from '../host-path-sensitive.ts';
import { hostPathVolume } from '../host-path-volume.ts';
import { hostPathWritable } from '../host-path-writable.ts';
import { hostPid } from '../host-pid.ts';
import { hostPort } from '../host-port.ts';
import { hostProcessWindows } from '../host-process-windows.ts';
import { hostUsersShared } from '../host-users-shared.ts';
import { linuxHardeningAbsent } from '../linux-hardening-absent.ts';
import { mountPropagationBidirectional } from '../mount-propagation-bidirectional.ts';
import { privilegeEscalationAllowed } from '../privilege-escalation-allowed.ts';
import { privilegedContainerPort } from '../privileged-container-port.ts';
import { privilegedContainer } from '../privileged-container.ts';
import { procMountUnmasked } from '../proc-mount-unmasked.ts';
import { readOnlyRootFilesystemMissing } from '../read-only-root-filesystem-missing.ts';
import { rootGroup } from '../root-group.ts';
import { runAsGroupLowGid } from '../run-as-group-low-gid.ts';
import { runAsNonRootMissing } from '../run-as-non-root-missing.ts';
import { runAsUserLowUid } from '../run-as-user-low-uid.ts';
import { runAsUserRoot } from '../run-as-user-root.ts';
import { runAsUserShared } from '../run-as-user-shared.ts';
import { runtimeClassNotAllowed } from '../runtime-class-not-allowed.ts';
import { runtimeSocketMount } from '../runtime-socket-mount.ts';
import { seccompProfileMissing } from '../seccomp-profile-missing.ts';
import { seccompUnconfined } from '../seccomp-unconfined.ts';
import { securityContextMissing } from '../security-context-missing.ts';
import { selinuxCustom } from '../selinux-custom.ts';
import { shareProcessNamespace } from '../share-process-namespace.ts';
import { sshPortExposed } from '../ssh-port-exposed.ts';
import { sudoInEntrypoint } from '../sudo-in-entrypoint.ts';
import { unsafeSysctls } from '../unsafe-sysctls.ts';
import { volumeSubpathSymlink } from '../volume-subpath-symlink.ts';
import { volumeTypeNotAllowed } from '../volume-type-not-allowed.ts';

export const podSecurityRules: readonly Rule[] = [
  privilegedContainer,
  privilegeEscalationAllowed,
  runAsNonRootMissing,
  runAsUserRoot,
  runAsUserLowUid,
  runAsGroupLowGid,
  rootGroup,
  runAsUserShared,
  readOnlyRootFilesystemMissing,
  capabilitiesDropAllMissing,
  capabilitiesDropNetRawMissing,
  capabilitiesAdded,
  capabilitiesDangerous,
  hostNetwork,
  hostPid,
  hostIpc,
  hostPort,
  hostProcessWindows,
  hostPathVolume,
  hostPathSensitive,
  hostPathWritable,
  runtimeSocketMount,
  volumeTypeNotAllowed,
  mountPropagationBidirectional,
  volumeSubpathSymlink,
  procMountUnmasked,
  seccompProfileMissing,
  seccompUnconfined,
  apparmorNotAllowed,
  selinuxCustom,
  linuxHardeningAbsent,
  unsafeSysctls,
  securityContextMissing,
  sudoInEntrypoint,
  sshPortExposed,
  privilegedContainerPort,
  runtimeClassNotAllowed,
  ephemeralContainersUsed,
  hostAliases,
  agentSandboxHardening,
  shareProcessNamespace,
  hostUsersShared,
];
