@echo off
rem Starts the learner's runner. Needs a JDK; Maven only to build the jar once.
setlocal
rem The first is in a bundle.
set "JAR=%~dp0raceproof.jar"
if not exist "%JAR%" set "JAR=%~dp0target\raceproof.jar"
if not exist "%JAR%" (
  echo raceproof: %JAR% is missing: run "mvn -q -DskipTests package" in the folder above once 1>&2
  exit /b 3
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "%JAR%" %*
