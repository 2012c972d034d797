-- Books a quarter of an hour that nobody else asks for, as one of the students, on one of the machines.
local threads = 0
function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

local function words(text)
    local list = {}
    for word in text:gmatch("%S+") do list[#list + 1] = word end
    return list
end

function init()
    local load = io.lines(os.getenv("LOAD"))
    tokens, machines = words(load()), words(load())
    from, count = tonumber(os.getenv("FROM")), number
end

function request()
    local machine = machines[count % #machines + 1]
    local starts = from + math.floor(count / #machines) * 900
    local at = function(seconds) return os.date("!%Y-%m-%dT%H:%M:%SZ", seconds) end
    local body = string.format('{"machine":"%s","starts_at":"%s","ends_at":"%s"}', machine, at(starts), at(starts + 900))
    local headers = {
        ["Content-Type"] = "application/json",
        ["Authorization"] = "Bearer " .. tokens[math.random(#tokens)],
    }
    count = count + 2
    return wrk.format("POST", "/api/v1/reservations", headers, body)
end
