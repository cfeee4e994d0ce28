FROM registry.example.com/base:1
SHELL ["powershell", "-Command"]
CMD Start-Service app
