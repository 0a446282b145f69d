using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Tests.Support;

/// <content>Socket Mode: tickets that open one connection each, envelopes, acknowledgements, and asking a client to make room.</content>
internal sealed partial class FakeSlack
{
    private readonly ConcurrentDictionary<string, bool> _tickets = new();
    private readonly ConcurrentDictionary<int, WebSocket> _sockets = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<(int Socket, JsonObject Answer)>> _acknowledging = new();
    private int _connections;

    /// <summary>Connections that stand, oldest first.</summary>
    public int[] Connections => [.. _sockets.Keys.Order()];

    /// <summary>How many connections stood after each that came or went.</summary>
    public ConcurrentQueue<int> Standing { get; } = [];

    /// <summary>Sends an envelope and waits for its acknowledgement.</summary>
    /// <returns>The socket on which it was acknowledged, and the acknowledgement.</returns>
    public async Task<(int Socket, JsonObject Answer)> EnvelopeAsync(string type, JsonNode payload, CancellationToken cancellation, int? on = null)
    {
        var id = Guid.NewGuid().ToString("D");
        var acknowledged = _acknowledging.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        var envelope = new JsonObject { ["envelope_id"] = id, ["type"] = type, ["payload"] = payload.DeepClone(), ["accepts_response_payload"] = type != "events_api", ["retry_attempt"] = 0, ["retry_reason"] = "" };
        await SendAsync(on ?? Connections[^1], envelope, cancellation);
        return await acknowledged.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellation);
    }

    /// <summary>Tells a client that its connection will be closed.</summary>
    public Task WarnAsync(int socket, string reason, CancellationToken cancellation) =>
        SendAsync(socket, new() { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "fake" } }, cancellation);

    /// <summary>Says something that is no JSON, as Slack does on a connection that is of no use.</summary>
    public Task SayAsync(int socket, string text, CancellationToken cancellation) => _sockets[socket].SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellation);

    /// <summary>Breaks a connection without a word.</summary>
    public void Break(int socket)
    {
        if (_sockets.TryRemove(socket, out var broken))
            broken.Abort();
        Signal();
    }

    private async Task SendAsync(int socket, JsonObject message, CancellationToken cancellation) =>
        await SayAsync(socket, message.ToJsonString(), cancellation);

    private string Ticket()
    {
        var ticket = Guid.NewGuid().ToString("N");
        _tickets[ticket] = true;
        return ticket;
    }

    private async Task LinkAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var number = Interlocked.Increment(ref _connections);
        _sockets[number] = socket;
        Standing.Enqueue(_sockets.Count);
        await SendAsync(number, new() { ["type"] = "hello", ["num_connections"] = _sockets.Count, ["debug_info"] = new JsonObject { ["host"] = "fake", ["approximate_connection_time"] = 18060 }, ["connection_info"] = new JsonObject { ["app_id"] = App } }, CancellationToken.None);
        Signal();
        try
        {
            await ReadAsync(number, socket);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
        }
        finally
        {
            _sockets.TryRemove(number, out _);
            Standing.Enqueue(_sockets.Count);
            Signal();
        }
    }

    private async Task ReadAsync(int number, WebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var message = new MemoryStream();
            WebSocketReceiveResult read;
            do
            {
                read = await socket.ReceiveAsync(buffer, CancellationToken.None);
                await message.WriteAsync(buffer.AsMemory(0, read.Count));
            }
            while (!read.EndOfMessage);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return;
            }

            if (JsonNode.Parse(message.ToArray()) is JsonObject answer && (string?)answer["envelope_id"] is { } id && _acknowledging.TryRemove(id, out var waiting))
                waiting.TrySetResult((number, answer));
        }
    }
}
