import AlarmClock from '@lucide/svelte/icons/alarm-clock'
import Archive from '@lucide/svelte/icons/archive'
import ArchiveRestore from '@lucide/svelte/icons/archive-restore'
import ArrowLeft from '@lucide/svelte/icons/arrow-left'
import ArrowRight from '@lucide/svelte/icons/arrow-right'
import AtSign from '@lucide/svelte/icons/at-sign'
import Award from '@lucide/svelte/icons/award'
import Bell from '@lucide/svelte/icons/bell'
import BookOpenText from '@lucide/svelte/icons/book-open-text'
import Calendar from '@lucide/svelte/icons/calendar'
import CalendarArrowUp from '@lucide/svelte/icons/calendar-arrow-up'
import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import Check from '@lucide/svelte/icons/check'
import CheckCheck from '@lucide/svelte/icons/check-check'
import ChevronDown from '@lucide/svelte/icons/chevron-down'
import ChevronLeft from '@lucide/svelte/icons/chevron-left'
import ChevronRight from '@lucide/svelte/icons/chevron-right'
import ChevronUp from '@lucide/svelte/icons/chevron-up'
import CircleAlert from '@lucide/svelte/icons/circle-alert'
import CircleCheck from '@lucide/svelte/icons/circle-check'
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark'
import CircleX from '@lucide/svelte/icons/circle-x'
import ClockAlert from '@lucide/svelte/icons/clock-alert'
import Compass from '@lucide/svelte/icons/compass'
import Contrast from '@lucide/svelte/icons/contrast'
import Copy from '@lucide/svelte/icons/copy'
import CornerDownLeft from '@lucide/svelte/icons/corner-down-left'
import Dices from '@lucide/svelte/icons/dices'
import DoorOpen from '@lucide/svelte/icons/door-open'
import Ellipsis from '@lucide/svelte/icons/ellipsis'
import Eye from '@lucide/svelte/icons/eye'
import EyeOff from '@lucide/svelte/icons/eye-off'
import Feather from '@lucide/svelte/icons/feather'
import FileCheckCorner from '@lucide/svelte/icons/file-check-corner'
import FileLock from '@lucide/svelte/icons/file-lock'
import FileText from '@lucide/svelte/icons/file-text'
import FolderOpen from '@lucide/svelte/icons/folder-open'
import FolderSync from '@lucide/svelte/icons/folder-sync'
import Gift from '@lucide/svelte/icons/gift'
import GripVertical from '@lucide/svelte/icons/grip-vertical'
import Handshake from '@lucide/svelte/icons/handshake'
import HardDrive from '@lucide/svelte/icons/hard-drive'
import Info from '@lucide/svelte/icons/info'
import KeyRound from '@lucide/svelte/icons/key-round'
import Keyboard from '@lucide/svelte/icons/keyboard'
import LayoutTemplate from '@lucide/svelte/icons/layout-template'
import LifeBuoy from '@lucide/svelte/icons/life-buoy'
import Lightbulb from '@lucide/svelte/icons/lightbulb'
import ListChecks from '@lucide/svelte/icons/list-checks'
import LockKeyhole from '@lucide/svelte/icons/lock-keyhole'
import Maximize from '@lucide/svelte/icons/maximize'
import MessageSquareDiff from '@lucide/svelte/icons/message-square-diff'
import MessageSquareQuote from '@lucide/svelte/icons/message-square-quote'
import MessagesSquare from '@lucide/svelte/icons/messages-square'
import Minus from '@lucide/svelte/icons/minus'
import Monitor from '@lucide/svelte/icons/monitor'
import Moon from '@lucide/svelte/icons/moon'
import NotebookPen from '@lucide/svelte/icons/notebook-pen'
import OctagonPause from '@lucide/svelte/icons/octagon-pause'
import Paperclip from '@lucide/svelte/icons/paperclip'
import Pause from '@lucide/svelte/icons/pause'
import Pencil from '@lucide/svelte/icons/pencil'
import PencilLine from '@lucide/svelte/icons/pencil-line'
import Play from '@lucide/svelte/icons/play'
import Plus from '@lucide/svelte/icons/plus'
import Printer from '@lucide/svelte/icons/printer'
import Redo2 from '@lucide/svelte/icons/redo-2'
import Repeat from '@lucide/svelte/icons/repeat'
import RotateCcwClock from '@lucide/svelte/icons/rotate-ccw-clock'
import Rows3 from '@lucide/svelte/icons/rows-3'
import Save from '@lucide/svelte/icons/save'
import Scale from '@lucide/svelte/icons/scale'
import Search from '@lucide/svelte/icons/search'
import Settings2 from '@lucide/svelte/icons/settings-2'
import ShieldCheck from '@lucide/svelte/icons/shield-check'
import Signature from '@lucide/svelte/icons/signature'
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal'
import Sun from '@lucide/svelte/icons/sun'
import Sunrise from '@lucide/svelte/icons/sunrise'
import Sunset from '@lucide/svelte/icons/sunset'
import Target from '@lucide/svelte/icons/target'
import TextAlignStart from '@lucide/svelte/icons/text-align-start'
import Trash from '@lucide/svelte/icons/trash'
import TriangleAlert from '@lucide/svelte/icons/triangle-alert'
import Undo2 from '@lucide/svelte/icons/undo-2'
import Upload from '@lucide/svelte/icons/upload'
import User from '@lucide/svelte/icons/user'
import UserPlus from '@lucide/svelte/icons/user-plus'
import Users from '@lucide/svelte/icons/users'
import WifiOff from '@lucide/svelte/icons/wifi-off'
import X from '@lucide/svelte/icons/x'
import ZoomIn from '@lucide/svelte/icons/zoom-in'
import ZoomOut from '@lucide/svelte/icons/zoom-out'

/** Every icon in use, by the name lucide gives it. */
export const icons = {
  'alarm-clock': AlarmClock,
  archive: Archive,
  'archive-restore': ArchiveRestore,
  'arrow-left': ArrowLeft,
  'arrow-right': ArrowRight,
  'at-sign': AtSign,
  award: Award,
  bell: Bell,
  'book-open-text': BookOpenText,
  calendar: Calendar,
  'calendar-arrow-up': CalendarArrowUp,
  'calendar-clock': CalendarClock,
  check: Check,
  'check-check': CheckCheck,
  'chevron-down': ChevronDown,
  'chevron-left': ChevronLeft,
  'chevron-right': ChevronRight,
  'chevron-up': ChevronUp,
  'circle-alert': CircleAlert,
  'circle-check': CircleCheck,
  'circle-question-mark': CircleQuestionMark,
  'circle-x': CircleX,
  'clock-alert': ClockAlert,
  compass: Compass,
  contrast: Contrast,
  copy: Copy,
  'corner-down-left': CornerDownLeft,
  dices: Dices,
  'door-open': DoorOpen,
  ellipsis: Ellipsis,
  eye: Eye,
  'eye-off': EyeOff,
  feather: Feather,
  'file-check-corner': FileCheckCorner,
  'file-lock': FileLock,
  'file-text': FileText,
  'folder-open': FolderOpen,
  'folder-sync': FolderSync,
  gift: Gift,
  'grip-vertical': GripVertical,
  handshake: Handshake,
  'hard-drive': HardDrive,
  info: Info,
  'key-round': KeyRound,
  keyboard: Keyboard,
  'layout-template': LayoutTemplate,
  'life-buoy': LifeBuoy,
  lightbulb: Lightbulb,
  'list-checks': ListChecks,
  'lock-keyhole': LockKeyhole,
  maximize: Maximize,
  'message-square-diff': MessageSquareDiff,
  'message-square-quote': MessageSquareQuote,
  'messages-square': MessagesSquare,
  minus: Minus,
  monitor: Monitor,
  moon: Moon,
  'notebook-pen': NotebookPen,
  'octagon-pause': OctagonPause,
  paperclip: Paperclip,
  pause: Pause,
  pencil: Pencil,
  'pencil-line': PencilLine,
  play: Play,
  plus: Plus,
  printer: Printer,
  'redo-2': Redo2,
  repeat: Repeat,
  'rotate-ccw-clock': RotateCcwClock,
  'rows-3': Rows3,
  save: Save,
  scale: Scale,
  search: Search,
  'settings-2': Settings2,
  'shield-check': ShieldCheck,
  signature: Signature,
  'sliders-horizontal': SlidersHorizontal,
  sun: Sun,
  sunrise: Sunrise,
  sunset: Sunset,
  target: Target,
  'text-align-start': TextAlignStart,
  trash: Trash,
  'triangle-alert': TriangleAlert,
  'undo-2': Undo2,
  upload: Upload,
  user: User,
  'user-plus': UserPlus,
  users: Users,
  'wifi-off': WifiOff,
  x: X,
  'zoom-in': ZoomIn,
  'zoom-out': ZoomOut,
} as const

export type IconName = keyof typeof icons
