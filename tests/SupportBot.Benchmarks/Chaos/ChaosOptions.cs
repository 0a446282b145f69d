namespace SupportBot.Benchmarks.Chaos;

/// <summary>How much is done.</summary>
/// <param name="Events">Events of the long run.</param>
/// <param name="Kills">Kills from outside during it.</param>
/// <param name="AllPoints">Also one at each named point.</param>
/// <param name="Rounds">How often people press the buttons of one card together.</param>
/// <param name="Rooms">Conversations of the run about order.</param>
/// <param name="Folder">Where the bots' logs go.</param>
internal sealed record ChaosOptions(int Events, int Kills, bool AllPoints, int Rounds, int Rooms, int Seed, string Folder);
