using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Slack;

/// <summary>
/// One connection of Socket Mode: what Slack would post over HTTP comes in as envelopes, and each is acknowledged on the socket it came on, after it
/// was committed. Source: https://docs.slack.dev/apis/events-api/using-socket-mode
/// </summary>
internal sealed partial class SlackSocket(ClientWebSocket socket, SlackHandlers handlers, ILogger log) : IDisposable
{
    /// <summary>More than any envelope has.</summary>
    private const int LongestMessage = 4 * 1024 * 1024;

    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when Slack has said hello: from then on events come here.</summary>
    public Task Ready => _ready.Task;

    public void Dispose() => _sending.Dispose();

    /// <summary>Reads until the connection ends.</summary>
    /// <param name="replace">Called when Slack wants to close soon: another connection is to be opened before this one ends.</param>
    /// <returns>False = Slack has switched Socket Mode off for the app.</returns>
    public async Task<bool> ReadAsync(Action replace, CancellationToken cancellation)
    {
        var handling = new List<Task>();
        try
        {
            while (await NextAsync(cancellation) is { } json)
            {
                switch (json.Text("type"))
                {
                    case "hello":
                        _ready.TrySetResult();
                        break;
                    case "disconnect" when json.Text("reason") == "link_disabled":
                        return false;
                    case "disconnect":
                        replace();
                        break;
                    case { } type when json.Text("envelope_id") is { } id:
                        handling.RemoveAll(done => done.IsCompleted);
                        handling.Add(HandleAsync(id, type, json, cancellation));
                        break;
                }
            }

            return true;
        }
        finally
        {
            _ready.TrySetCanceled(CancellationToken.None);
            await Task.WhenAll(handling);
        }
    }

    /// <summary>Says goodbye; what has been acknowledged is committed.</summary>
    public async Task CloseAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or InvalidOperationException or IOException)
        {
            socket.Abort();
        }
    }

    /// <summary>Commits, then acknowledges. Without an acknowledgement Slack sends it again.</summary>
    private async Task HandleAsync(string id, string type, JsonElement envelope, CancellationToken cancellation)
    {
        try
        {
            var answer = await handlers.HandleAsync(SlackRequest.OfEnvelope(type, envelope.At("payload") ?? default), cancellation);
            var acknowledgement = new JsonObject { ["envelope_id"] = id };
            if (answer is not null && SlackInput.IsTrue(envelope, "accepts_response_payload"))
                acknowledgement["payload"] = answer;
            await SendAsync(acknowledgement, cancellation);
        }
#pragma warning disable CA1031 // one envelope must not end the connection of the others
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogNotHandled(error, type);
        }
    }

    private async Task SendAsync(JsonObject message, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next message; null = the connection has ended. What is no JSON ends it as well: Slack says so when a connection is of no use.</summary>
    private async Task<JsonElement?> NextAsync(CancellationToken cancellation)
    {
        var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
                if (read.MessageType == WebSocketMessageType.Close || message.Length + read.Count > LongestMessage)
                    return null;
                await message.WriteAsync(buffer.AsMemory(0, read.Count), cancellation);
                if (!read.EndOfMessage)
                    continue;
                using var document = JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length));
                return document.RootElement.Clone();
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An envelope of Slack ({Type}) could not be handled; it is not acknowledged, and Slack sends it again")]
    private partial void LogNotHandled(Exception error, string type);
}
