Console.WriteLine("commands: none yet");
