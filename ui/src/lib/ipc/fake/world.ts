import type { AppearanceView } from '../bindings/AppearanceView'
import type { ChangeKind } from '../bindings/ChangeKind'
import type { DocumentRow } from '../bindings/DocumentRow'
import type { ExpectationRow } from '../bindings/ExpectationRow'
import type { FormRow } from '../bindings/FormRow'
import type { MemberView } from '../bindings/MemberView'
import type { OccurrenceRow } from '../bindings/OccurrenceRow'
import type { PromiseView } from '../bindings/PromiseView'
import type { RecoveryKit } from '../bindings/RecoveryKit'
import type { SessionView } from '../bindings/SessionView'
import type { TaskView } from '../bindings/TaskView'
import type { TimelineRow } from '../bindings/TimelineRow'
import type { VaultCondition } from '../bindings/VaultCondition'
import type { VaultStatus } from '../bindings/VaultStatus'
import { sampleTeam } from './sample'

/** Which state the fake starts in. */
export interface WorldOptions {
  vault?: VaultCondition
  /** `empty`: a new vault without anybody in it; `calm`: the team, and nothing that waits. */
  world?: 'sample' | 'empty' | 'calm'
  theme?: 'light' | 'dark'
  contrast?: 'normal' | 'more'
  /** `missing`: the recovery kit was not typed back yet. */
  kit?: 'saved' | 'missing'
}

/** Everything the fake core knows. */
export interface World {
  status: VaultStatus
  passphrase: string
  kit: RecoveryKit
  session: SessionView
  appearance: AppearanceView
  members: MemberView[]
  expectations: ExpectationRow[]
  tasks: TaskView[]
  promises: PromiseView[]
  forms: FormRow[]
  documents: DocumentRow[]
  occurrences: OccurrenceRow[]
  timeline: (TimelineRow & { memberId: string })[]
  /** Tells the window that something of this kind changed. */
  changed: (kind: ChangeKind) => void
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
export function createWorld(options: WorldOptions, changed: World['changed']): World {
  const condition = options.vault ?? 'unlocked'
  const team = options.world === 'empty' ? nobody() : sampleTeam()
  if (options.world === 'calm') {
    Object.assign(team, { ...nobody(), members: team.members })
  }
  const number = '7W3K-9PXA'
  return {
    ...team,
    changed,
    status: {
      condition,
      folderName: condition === 'none' ? null : 'Marit’s log',
      number: condition === 'none' ? null : number,
      remindersWaiting: condition === 'locked' ? 2 : null,
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
      hasSample: false,
      settings: {
        managerName: 'Marit Solberg',
        managerRole: 'Head of Service & Calibration',
        organisation: 'Brinkhaven Instruments',
        paperSize: 'a4',
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
  }
}
