%% Erlang: processes; a message is copied, a payload of 64 KiB is shared. A mailbox has no bound, so that senders keep to
%% 1,024 by credits that come back in lumps of 64, and a process stands for the queue of W4.
%% erl -noshell -s processes main W2 100000; W5s and W6 run with one scheduler (erl +S 1).
-module(processes).
-export([main/1]).

-define(CAPACITY, 1024).
-define(LUMP, 64).
-define(RING, 20).
-define(PAYLOAD_BYTES, 65536).

main([Workload, Number]) ->
    N = list_to_integer(atom_to_list(Number)),
    run(Workload, N, N, 2 * N),
    halt(0, [{flush, true}]).

run('W1', N, Warm, Total) ->
    round_trips(N, Warm, Total);
run('W2', N, Warm, Total) ->
    pipeline(0, N, Warm, Total);
run('W3', N, Warm, Total) ->
    pipeline(2, N, Warm, Total);
run('W4', N, Warm, Total) ->
    competing_consumers(N, Warm, Total);
run('W5', N, Warm, Total) ->
    ring(N, Warm, Total);
run('W5s', N, Warm, Total) ->
    ring(N, Warm, Total);
run('W6', N, Warm, Total) ->
    pipeline(0, N, Warm, Total);
run('W7', N, Warm, Total) ->
    big_payloads(N, Warm, Total).

payload() -> list_to_binary(lists:duplicate(32, $x)).

now_ns() -> erlang:monotonic_time(nanosecond).

tell(N, BegunNs, Sum) ->
    PerSecond = N / ((now_ns() - BegunNs) / 1.0e9),
    io:format("{\"perSecond\":~.3f,\"sum\":~b}~n", [PerSecond, Sum]).

%% The first half is a warm-up.
begun(Warm, Warm, _) -> now_ns();
begun(_, _, BegunNs) -> BegunNs.

%% Round trips.

round_trips(N, Warm, Total) ->
    Pong = spawn(fun pong/0),
    {BegunNs, Sum} = ping(0, Pong, payload(), Warm, Total, 0, 0),
    tell(N, BegunNs, Sum + Total).

ping(Total, _, _, _, Total, BegunNs, Sum) ->
    {BegunNs, Sum};
ping(Seq, Pong, Payload, Warm, Total, BegunNs, Sum) ->
    Pong ! {self(), #{seq => Seq, payload => Payload}},
    receive
        #{seq := Back} ->
            ping(Seq + 1, Pong, Payload, Warm, Total, begun(Seq + 1, Warm, BegunNs), Sum + Back)
    end.

pong() ->
    receive
        {From, Message} ->
            From ! Message,
            pong()
    end.

%% One way, and through stages. A reader gives its sender credit for each 64 that it has taken.

pipeline(Stages, N, Warm, Total) ->
    First = lists:foldl(
        fun(_, Next) -> spawn(fun() -> stage(Next, ?CAPACITY, 0) end) end, self(), lists:seq(1, Stages)
    ),
    spawn(fun() -> produce(0, Total, First, payload(), ?CAPACITY) end),
    {BegunNs, Sum} = consume(0, Warm, Total, 0, 0, 0),
    tell(N, BegunNs, Sum + Total).

produce(Total, Total, _, _, _) ->
    ok;
produce(Seq, Total, Next, Payload, 0) ->
    receive
        {credit, More} -> produce(Seq, Total, Next, Payload, More)
    end;
produce(Seq, Total, Next, Payload, Credit) ->
    Next ! {self(), #{seq => Seq, payload => Payload}},
    produce(Seq + 1, Total, Next, Payload, Credit - 1).

stage(Next, 0, Taken) ->
    receive
        {credit, More} -> stage(Next, More, Taken)
    end;
stage(Next, Credit, Taken) ->
    receive
        {credit, More} ->
            stage(Next, Credit + More, Taken);
        {From, #{seq := Seq, payload := Payload}} ->
            Next ! {self(), #{seq => Seq, payload => Payload}},
            stage(Next, Credit - 1, give_back(From, Taken + 1))
    end.

consume(Total, _, Total, _, BegunNs, Sum) ->
    {BegunNs, Sum};
consume(Count, Warm, Total, Taken, BegunNs, Sum) ->
    receive
        {From, #{seq := Seq}} ->
            Left = give_back(From, Taken + 1),
            consume(Count + 1, Warm, Total, Left, begun(Count + 1, Warm, BegunNs), Sum + Seq)
    end.

give_back(From, ?LUMP) ->
    From ! {credit, ?LUMP},
    0;
give_back(_, Taken) ->
    Taken.

%% One queue for four: a process that hands messages to who asks. The producer may have 1,024 that are not acknowledged.

competing_consumers(N, Warm, Total) ->
    Sink = self(),
    Broker = spawn(fun() -> broker(queue:new(), []) end),
    [spawn(fun() -> work(Broker, Sink) end) || _ <- lists:seq(1, 4)],
    spawn(fun() -> produce_for(Broker, 0, Total, payload(), ?CAPACITY) end),
    {BegunNs, Sum} = gather(0, Warm, Total, 0, 0),
    tell(N, BegunNs, Sum + Total).

broker(Waiting, Idle) ->
    receive
        {put, From, Message} ->
            case Idle of
                [] ->
                    broker(queue:in({From, Message}, Waiting), []);
                [Worker | Others] ->
                    Worker ! {job, Message},
                    From ! taken,
                    broker(Waiting, Others)
            end;
        {get, Worker} ->
            case queue:out(Waiting) of
                {{value, {From, Message}}, Rest} ->
                    Worker ! {job, Message},
                    From ! taken,
                    broker(Rest, Idle);
                {empty, _} ->
                    broker(Waiting, [Worker | Idle])
            end
    end.

work(Broker, Sink) ->
    Broker ! {get, self()},
    receive
        {job, Message} ->
            Sink ! Message,
            work(Broker, Sink)
    end.

produce_for(_, Total, Total, _, _) ->
    ok;
produce_for(Broker, Seq, Total, Payload, 0) ->
    receive
        taken -> produce_for(Broker, Seq, Total, Payload, acknowledged(1))
    end;
produce_for(Broker, Seq, Total, Payload, Room) ->
    Broker ! {put, self(), #{seq => Seq, payload => Payload}},
    produce_for(Broker, Seq + 1, Total, Payload, Room - 1).

acknowledged(Room) ->
    receive
        taken -> acknowledged(Room + 1)
    after 0 -> Room
    end.

gather(Total, _, Total, BegunNs, Sum) ->
    {BegunNs, Sum};
gather(Count, Warm, Total, BegunNs, Sum) ->
    receive
        #{seq := Seq} -> gather(Count + 1, Warm, Total, begun(Count + 1, Warm, BegunNs), Sum + Seq)
    end.

%% The ring. This process is its first actor, which sees the token every 20 hops.

ring(N, Warm, Total) ->
    Next = lists:foldl(
        fun(_, After) -> spawn(fun() -> hop(After) end) end, self(), lists:seq(1, ?RING - 1)
    ),
    Next ! #{seq => 1, payload => payload()},
    {BegunNs, Sum} = head(Next, Warm, Total, 0, 0),
    tell(N, BegunNs, Sum + Total div ?RING).

hop(Next) ->
    receive
        #{seq := Seq, payload := Payload} ->
            Next ! #{seq => Seq + 1, payload => Payload},
            hop(Next)
    end.

head(Next, Warm, Total, BegunNs, Sum) ->
    receive
        #{seq := Total} ->
            {BegunNs, Sum + Total};
        #{seq := Seq, payload := Payload} ->
            Begun = begun(Seq, Warm, BegunNs),
            Next ! #{seq => Seq + 1, payload => Payload},
            head(Next, Warm, Total, Begun, Sum + Seq)
    end.

%% 64 KiB each: made anew for each message, then shared.

big_payloads(N, Warm, Total) ->
    Sink = self(),
    Middle = binary:copy(<<7>>, ?PAYLOAD_BYTES - 2),
    spawn(fun() -> produce_bytes(0, Total, Sink, Middle, 64) end),
    {BegunNs, Sum} = consume_bytes(0, Warm, Total, 0, 0),
    tell(N, BegunNs, Sum + Total).

produce_bytes(Total, Total, _, _, _) ->
    ok;
produce_bytes(Seq, Total, Sink, Middle, 0) ->
    receive
        {credit, More} -> produce_bytes(Seq, Total, Sink, Middle, More)
    end;
produce_bytes(Seq, Total, Sink, Middle, Credit) ->
    Payload = <<Seq:8, Middle/binary, (Seq bsr 8):8>>,
    Sink ! {self(), #{seq => Seq, payload => Payload}},
    produce_bytes(Seq + 1, Total, Sink, Middle, Credit - 1).

consume_bytes(Total, _, Total, BegunNs, Sum) ->
    {BegunNs, Sum};
consume_bytes(Count, Warm, Total, BegunNs, Sum) ->
    receive
        {From, #{seq := Seq, payload := Payload}} ->
            Ends = binary:first(Payload) + binary:last(Payload),
            Now = Count + 1,
            if
                Now rem 4 =:= 0 -> From ! {credit, 4};
                true -> ok
            end,
            consume_bytes(Now, Warm, Total, begun(Now, Warm, BegunNs), Sum + Seq + Ends)
    end.
