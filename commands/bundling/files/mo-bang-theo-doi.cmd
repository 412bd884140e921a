@echo off
rem Opens the dashboard. Words after it are a command of manage.py: mo-bang-theo-doi facts --year 2025
chcp 65001 >nul
set "PYTHON=%~dp0.venv\Scripts\python.exe"
if not exist "%PYTHON%" (
  echo Hãy giải nén cả tệp .zip vào một thư mục rồi mở lại từ thư mục đó.
  pause
  exit /b 1
)
set WORDS=%*
if "%~1"=="" set WORDS=run
"%PYTHON%" -X utf8 "%~dp0manage.py" %WORDS%
set STATUS=%ERRORLEVEL%
if "%~1"=="" if not "%STATUS%"=="0" pause
exit /b %STATUS%
