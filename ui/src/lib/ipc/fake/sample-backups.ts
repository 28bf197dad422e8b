import type { World } from './world'

const folder = '/home/marit/Documents/Marit’s log.kept/backups'
const taken = [
  '2026-11-18T16:42:00',
  '2026-11-17T07:31:00',
  '2026-11-16T07:28:00',
  '2026-11-13T07:30:00',
  '2026-11-06T07:33:00',
  '2026-10-30T07:29:00',
  '2026-10-01T06:30:00',
  '2026-09-01T06:31:00',
]

/** How the sample vault stands with its backups. */
export function sampleBackups(
  vaultNumber: string,
  state?: 'damaged' | 'none',
): Pick<World, 'backups' | 'backupStatus'> {
  const backups = taken.map((at, age) => ({
    file: `${folder}/Kept ${vaultNumber} ${at.slice(0, 16).replace(':', '')}.kept-backup`,
    bytes: 6_418_432 - age * 104_448,
    madeAt: new Date(at).toISOString(),
    vaultNumber,
  }))
  const none = state === 'none'
  return {
    backups: none
      ? []
      : backups.map((row, age) =>
          state === 'damaged' && age === 2 ? { ...row, madeAt: null, vaultNumber: null } : row,
        ),
    backupStatus: {
      lastAt: none ? null : (backups[0]?.madeAt ?? null),
      behindSince: new Date('2026-11-19T08:52:00').toISOString(),
      rehearsedAt: none ? null : new Date('2026-11-02T08:10:00').toISOString(),
      damaged: state === 'damaged' ? `Kept ${vaultNumber} 2026-11-16T0728.kept-backup` : null,
      secondPlace: none
        ? null
        : {
            folder: '/media/marit/STICK/Kept',
            present: true,
            lastAt: backups[0]?.madeAt ?? null,
          },
    },
  }
}
