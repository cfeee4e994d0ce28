from python:3.13-slim
copy requirements.txt /app/
run pip install --no-cache-dir -r requirements.txt
copy . /app
#    ^ copy-all-before-dependencies
