FROM mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2022
ENTRYPOINT dotnet app.dll
