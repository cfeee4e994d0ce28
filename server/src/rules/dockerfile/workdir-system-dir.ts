import { say } from '../../texts/texts.ts';
import { argumentsOf } from './parts.ts';
import { pathOf } from './directories.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';

// What the kernel, the boot process and the system's programs own.
const workdirs = /^\/(?:proc|sys|dev|boot|initrd|lost\+found|bin|sbin|lib|lib64|usr\/bin|usr\/sbin|usr\/lib)(?:\/|$)/;
const volumes = /^\/(?:(?:proc|sys|dev|boot|initrd|lost\+found|bin|sbin|lib|lib64|usr|etc)\/?)?$/;

export const workdirSystemDir = defineRule({
  id: 'workdir-system-dir',
  title: 'Working directory or volume in a system directory',
  family: 'dockerfile',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const { keyword, argumentSpan, words, json } = instruction;
    if ((keyword !== 'WORKDIR' && keyword !== 'VOLUME') || !argumentSpan) return notApplicable;
    if (keyword === 'WORKDIR') {
      const path = pathOf(instruction);
      // Programs of their own folder below /usr/lib and /lib are at home there.
      if (!workdirs.test(path) || /^\/(?:usr\/)?lib(?:64)?\/[^/]/.test(path)) return met;
      return unmet({ ...argumentSpan, message: say`WORKDIR "${path}" is a directory of the system.` });
    }
    const problems = argumentsOf(instruction).flatMap((path, index): readonly Problem[] => {
      const place = json ? argumentSpan : (words[index] ?? argumentSpan);
      return volumes.test(path)
        ? [{ start: place.start, end: place.end, message: say`VOLUME "${path}" is a directory of the system.` }]
        : [];
    });
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'Under `/proc`, `/sys`, `/dev`, `/boot` and the folders of system programs, files belong to the kernel or to packages. An application that works there needs more rights than it should have, and a volume over them hides or exposes what the system relies on.',
  how: ['Use a folder of the application: `/app`, `/srv/app`, `/var/lib/app`.'],
  example: { language: 'dockerfile', bad: 'FROM node:24\nWORKDIR /dev/app\n', good: 'FROM node:24\nWORKDIR /app\n' },
  hoverOn: ['WORKDIR', 'VOLUME'],
  equivalents: { trivy: ['DS-0030'], dockle: ['DKL-DI-0002'] },
});
