#!/bin/sh
# Turns a Linux computer into a Rollcall kiosk, or undoes that:
#
#   sudo deploy/linux/kiosk.sh install [--program DIR]   # default: /opt/rollcall
#   sudo deploy/linux/kiosk.sh remove
#
# The kiosk runs as its own user on the first console, in cage (a Wayland compositor for one program), with
# Chromium under policies. It needs Node.js, cage and chromium. Data are in /var/lib/rollcall, which "remove" keeps.
# With --root DIR, files are written below DIR and nothing is started or stopped: for images and tests.
set -eu

user=rollcall
home=/var/lib/rollcall
program=/opt/rollcall
root=

fail() {
  echo "$1" >&2
  exit 1
}

action=${1:-}
[ $# -gt 0 ] && shift
while [ $# -gt 0 ]; do
  case $1 in
    --program) program=${2:?"--program needs a folder"} && shift 2 ;;
    --root) root=${2:?"--root needs a folder"} && shift 2 ;;
    *) fail "Unknown option $1. See the first lines of this file." ;;
  esac
done

unit=$root/etc/systemd/system/rollcall-kiosk.service
ctrl_alt_del=$root/etc/systemd/system/ctrl-alt-del.target
policies=$root/etc/chromium/policies/managed/rollcall.json
consoles=$root/etc/systemd/logind.conf.d/rollcall.conf
sysrq=$root/etc/sysctl.d/90-rollcall.conf

# The files that "install" writes and "remove" removes.
written="$unit $policies $consoles $sysrq"

install_kiosk() {
  node=$(command -v node) || fail "Node.js was not found. Install Node.js 20.19 or later."
  if [ -z "$root" ]; then
    [ "$(id -u)" = 0 ] || fail "Run this as root, with sudo."
    for needed in cage chromium; do
      command -v "$needed" > /dev/null || fail "$needed was not found. Install it with the system's package manager."
    done
    [ -f "$program/bin/rollcall.js" ] || fail "Rollcall is not in $program. Give its folder with --program."
    id "$user" > /dev/null 2>&1 ||
      useradd --system --create-home --home-dir "$home" --shell /usr/sbin/nologin --groups video "$user"
    chmod 700 "$home"
  fi
  for file in $written; do mkdir -p "$(dirname "$file")"; done

  cat > "$unit" << UNIT
[Unit]
Description=Rollcall kiosk
After=systemd-user-sessions.service dbus.socket systemd-logind.service getty@tty1.service
Wants=dbus.socket systemd-logind.service
Conflicts=getty@tty1.service

[Service]
User=$user
# A session of logind gives cage the screen and the input devices.
PAMName=login
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty-fail
UtmpIdentifier=tty1
UtmpMode=user
Environment=WLR_LIBINPUT_NO_DEVICES=1
WorkingDirectory=$program
# New versions of Rollcall, if a server for them is set (docs/updates.md).
Environment=ROLLCALL_VERSIONS=$home/versions
# Without -s, cage does not switch to other consoles. It ends with its program, and systemd starts both again.
ExecStart=/usr/bin/cage -d -- $node $program/bin/rollcall.js serve --kiosk --healthz --data $home/data
Restart=always
RestartSec=2
# Closing takes up to ten seconds.
TimeoutStopSec=20
UMask=0077
NoNewPrivileges=yes
# The system is read-only for the kiosk, except its own folder.
ProtectSystem=strict
ReadWritePaths=$home
PrivateTmp=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes

[Install]
WantedBy=multi-user.target
UNIT

  # What the page at the entrance may do, whichever keys people press.
  cat > "$policies" << POLICIES
{
  "URLBlocklist": ["*"],
  "URLAllowlist": ["http://127.0.0.1:4310"],
  "VideoCaptureAllowedUrls": ["http://127.0.0.1:4310"],
  "AudioCaptureAllowed": false,
  "DeveloperToolsAvailability": 2,
  "RemoteDebuggingAllowed": false,
  "ExtensionInstallBlocklist": ["*"],
  "IncognitoModeAvailability": 1,
  "BrowserSignin": 0,
  "PasswordManagerEnabled": false,
  "TranslateEnabled": false,
  "DefaultGeolocationSetting": 2,
  "DefaultNotificationsSetting": 2
}
POLICIES

  cat > "$consoles" << CONSOLES
# No sign-in on other consoles, and no shutdown by the keys of the computer.
[Login]
NAutoVTs=0
ReserveVT=0
HandlePowerKey=ignore
HandleSuspendKey=ignore
HandleLidSwitch=ignore
CONSOLES

  printf '# No commands to the kernel from a keyboard.\nkernel.sysrq = 0\n' > "$sysrq"
  ln -sf /dev/null "$ctrl_alt_del"

  if [ -z "$root" ]; then
    systemctl daemon-reload
    sysctl --quiet --load "$sysrq"
    systemctl enable --now rollcall-kiosk.service
    echo "The kiosk is running. Restart the computer once, so that the other consoles are closed."
  fi
}

remove_kiosk() {
  if [ -z "$root" ]; then
    [ "$(id -u)" = 0 ] || fail "Run this as root, with sudo."
    systemctl disable --now rollcall-kiosk.service 2> /dev/null || true
  fi
  # shellcheck disable=SC2086 # Paths without spaces, unless --root has some.
  rm -f $written
  [ "$(readlink "$ctrl_alt_del" 2> /dev/null)" = /dev/null ] && rm -f "$ctrl_alt_del"
  if [ -z "$root" ]; then
    systemctl daemon-reload
    echo "The kiosk was removed. Its data are still in $home, and its user $user exists: \"userdel --remove $user\" erases both."
    echo "Restart the computer, to get the consoles back."
  fi
}

case $action in
  install) install_kiosk ;;
  remove) remove_kiosk ;;
  *) fail "Give \"install\" or \"remove\" as the first argument. See the first lines of this file." ;;
esac
