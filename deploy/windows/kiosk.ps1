<#
.SYNOPSIS
  Makes a Windows computer a Rollcall kiosk, or undoes that.
.DESCRIPTION
  Uses Shell Launcher, which Windows Enterprise, Education and IoT Enterprise have: for the kiosk's account, Rollcall is
  started in place of the desktop, and again if it ends. Install Rollcall for all users first.
  Microsoft lets only the account SYSTEM change this: run it with "psexec -s -i powershell -File kiosk.ps1 ...".
  Source: Microsoft, "Shell Launcher" and "AssignedAccess CSP".
.EXAMPLE
  kiosk.ps1 -Action install -Account rollcall -Program "C:\Program Files\Rollcall\Rollcall.exe"
.EXAMPLE
  kiosk.ps1 -Action remove -Account rollcall
#>
[CmdletBinding()]
param(
  [Parameter(Mandatory)] [ValidateSet('install', 'remove')] [string] $Action,
  [Parameter(Mandatory)] [ValidatePattern('^[\w.-]{1,20}$')] [string] $Account,
  [string] $Program = 'C:\Program Files\Rollcall\Rollcall.exe'
)
$ErrorActionPreference = 'Stop'

if ([Security.Principal.WindowsIdentity]::GetCurrent().User.Value -ne 'S-1-5-18') {
  throw 'Run this as SYSTEM: psexec -s -i powershell -File kiosk.ps1 ...'
}
$assigned = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
if ($null -eq $assigned) {
  throw 'This edition of Windows has no Shell Launcher. Use Windows Enterprise, Education or IoT Enterprise.'
}

if ($Action -eq 'install') {
  if (-not (Test-Path $Program)) { throw "$Program does not exist. Install Rollcall, or give the path of its program with -Program." }
  if ($null -eq (Get-LocalUser -Name $Account -ErrorAction SilentlyContinue)) {
    New-LocalUser -Name $Account -NoPassword -AccountNeverExpires -UserMayNotChangePassword | Out-Null
    Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $Account
  }
  $path = [Security.SecurityElement]::Escape($Program)
  $xml = @"
<?xml version="1.0" encoding="utf-8"?>
<ShellLauncherConfiguration xmlns="http://schemas.microsoft.com/ShellLauncher/2018/Configuration" xmlns:V2="http://schemas.microsoft.com/ShellLauncher/2019/Configuration">
  <Profiles>
    <DefaultProfile>
      <Shell Shell="%SystemRoot%\explorer.exe" />
    </DefaultProfile>
    <Profile Id="{9b2f4c61-6d0e-4f57-9d5c-2f0c0a7b8e11}">
      <Shell Shell="&quot;$path&quot;" V2:AppType="Desktop" V2:AllAppsFullScreen="true">
        <ReturnCodeActions>
          <ReturnCodeAction ReturnCode="0" Action="RestartShell" />
        </ReturnCodeActions>
        <DefaultAction Action="RestartShell" />
      </Shell>
    </Profile>
  </Profiles>
  <Configs>
    <Config>
      <Account Name="$Account" />
      <Profile Id="{9b2f4c61-6d0e-4f57-9d5c-2f0c0a7b8e11}" />
    </Config>
  </Configs>
</ShellLauncherConfiguration>
"@
  $assigned.ShellLauncher = [Net.WebUtility]::HtmlEncode($xml)
  Set-CimInstance -CimInstance $assigned
  Write-Output "Sign in as $Account to see the kiosk. To sign in automatically at start, use Microsoft's Autologon."
} else {
  $assigned.ShellLauncher = $null
  Set-CimInstance -CimInstance $assigned
  Write-Output "The desktop is back for $Account. The account and its data are kept: remove it under Settings, Accounts."
}
