import type { AppearanceView } from '../bindings/AppearanceView'
import type { BackupRow } from '../bindings/BackupRow'
import type { BackupStatus } from '../bindings/BackupStatus'
import type { ChangeKind } from '../bindings/ChangeKind'
import type { DocumentRow } from '../bindings/DocumentRow'
import type { ExpectationRow } from '../bindings/ExpectationRow'
import type { FormRow } from '../bindings/FormRow'
import type { MemberView } from '../bindings/MemberView'
import type { OccurrenceRow } from '../bindings/OccurrenceRow'
import type { Progress } from '../bindings/Progress'
import type { PromiseView } from '../bindings/PromiseView'
import type { RecoveryKit } from '../bindings/RecoveryKit'
import type { SessionView } from '../bindings/SessionView'
import type { ShortcutView } from '../bindings/ShortcutView'
import type { TaskView } from '../bindings/TaskView'
import type { TimelineRow } from '../bindings/TimelineRow'
import type { VaultCondition } from '../bindings/VaultCondition'
import type { VaultPlace } from '../bindings/VaultPlace'
import type { VaultStatus } from '../bindings/VaultStatus'
import type { VaultTrouble } from '../bindings/VaultTrouble'
import { sampleBackups } from './sample-backups'
import { decade, sampleTeam } from './sample'

/** Which state the fake starts in. */
export interface WorldOptions {
  vault?: VaultCondition
  /** `empty`: a new vault without anybody in it; `calm`: the team, and nothing that waits; `decade`: ten years of notes. */
  world?: 'sample' | 'empty' | 'calm' | 'decade'
  theme?: 'light' | 'dark'
  contrast?: 'normal' | 'more'
  /** `missing`: the recovery kit was not typed back yet. */
  kit?: 'saved' | 'missing' | 'due'
  keychain?: 'on'
  /** `refused`: a desktop that lets no program listen for keys. */
  shortcut?: 'refused'
  trouble?: VaultTrouble
  place?: VaultPlace
  /** `damaged`: one of them did not pass its rehearsal. */
  backups?: 'damaged' | 'none'
  /** Milliseconds that a step of long work takes. */
  pace?: string
}

/** Everything the fake core knows. */
export interface World {
  status: VaultStatus
  passphrase: string
  kit: RecoveryKit
  session: SessionView
  appearance: AppearanceView
  shortcut: ShortcutView
  /** What stands on the clipboard. */
  copied: string
  members: MemberView[]
  expectations: ExpectationRow[]
  tasks: TaskView[]
  promises: PromiseView[]
  forms: FormRow[]
  documents: DocumentRow[]
  occurrences: OccurrenceRow[]
  timeline: (TimelineRow & { memberId: string })[]
  backups: BackupRow[]
  backupStatus: BackupStatus
  /** A backup that is being looked into. */
  openBackup: { replaces: boolean; passphrase: string } | null
  /** Long work: how long a step of it takes, and whether it was cancelled. */
  work: { pace: number; cancelled: boolean }
  /** Tells the window that something of this kind changed. */
  changed: (kind: ChangeKind) => void
  /** Tells the window how far long work has come. */
  progress: (progress: Progress) => void
}

/** The team's part of the world. */
export type Team = Pick<
  World,
  | 'members'
  | 'expectations'
  | 'tasks'
  | 'promises'
  | 'forms'
  | 'documents'
  | 'occurrences'
  | 'timeline'
>

/** A team of nobody. */
export function nobody(): Team {
  return {
    members: [],
    expectations: [],
    tasks: [],
    promises: [],
    forms: [],
    documents: [],
    occurrences: [],
    timeline: [],
  }
}

/** Marit's vault on Thursday 19 November 2026. */
export function createWorld(
  options: WorldOptions,
  tell: Pick<World, 'changed' | 'progress'>,
): World {
  const condition = options.vault ?? 'unlocked'
  const team = options.world === 'empty' ? nobody() : sampleTeam()
  if (options.world === 'calm') {
    Object.assign(team, { ...nobody(), members: team.members })
  }
  if (options.world === 'decade') team.timeline.push(...decade())
  const number = '7W3K-9PXA'
  return {
    ...team,
    ...tell,
    ...sampleBackups(number, options.backups),
    openBackup: null,
    work: { pace: Number(options.pace ?? 0), cancelled: false },
    status: {
      condition,
      folderName: condition === 'none' ? null : 'Marit’s log',
      number: condition === 'none' ? null : number,
      remindersWaiting: condition === 'locked' ? 2 : null,
      keychain: options.keychain === 'on',
    },
    passphrase: 'harbour ladder oat violin first snow',
    kit: {
      vaultNumber: number,
      vaultName: 'Marit’s log',
      groups:
        '6T4M R9CX 0VYH JQ2E 81NB W7KD 5FZA 3PGS 2HDN X4VT 9M0R QB7C E6ZW 1T8K PD5J K3ZE'.split(
          ' ',
        ),
      madeAt: '2026-08-03T07:12:00Z',
    },
    session: {
      vaultName: 'Marit’s log',
      vaultNumber: number,
      kitSaved: options.kit !== 'missing',
      kitRehearsalDue: options.kit === 'due',
      trouble: options.trouble ?? null,
      place: options.place ?? 'ordinary',
      keychain: options.keychain === 'on',
      hasSample: false,
      settings: {
        managerName: 'Marit Solberg',
        managerRole: 'Head of Service & Calibration',
        organisation: 'Brinkhaven Instruments',
        paperSize: 'a4',
        formLanguage: 'en',
        reminderTime: '08:30',
        hidePrivate: true,
        signingIdleMinutes: 3,
        lockIdleMinutes: 5,
      },
      handedOver: null,
    },
    appearance: {
      appearance: options.theme ?? 'light',
      contrast: options.contrast === 'more' ? 'more' : 'system',
      systemDark: false,
      systemMoreContrast: false,
    },
    shortcut: {
      allowed: options.shortcut !== 'refused',
      shortcut: null,
      problem: null,
      command: 'kept --quick-capture',
    },
    copied: '',
  }
}
