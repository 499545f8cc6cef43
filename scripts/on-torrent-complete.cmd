@echo off
rem Transmission runs this script when a torrent is done. It hands the torrent to plex-mcp and returns at once.
rem The program reads the hash from TR_TORRENT_HASH itself, so no untrusted text becomes part of a command line.
setlocal
rem -- installed --
set "program=plex-mcp-daemon"
rem -- /installed --
start "" /b "%program%" handover <nul >nul 2>&1
exit /b 0
